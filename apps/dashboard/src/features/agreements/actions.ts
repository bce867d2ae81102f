import {
  accessionOf,
  decideAgreement,
  OrganizationId,
  Rejection,
  type Agreement,
  type AgreementCommand,
} from '@entente/domain';
import type { TFunction } from 'i18next';
import type { AgreementRecord, Session } from '../../api/shapes.js';
import { may, type Permission } from '../../app/session.js';
import type { ActionDefinition } from '../../ui/actions.js';
import { refusalText } from '../../ui/refusal.js';
import { instantNow } from '../../ui/time.js';

export type AgreementDialogKind =
  | 'propose'
  | 'sign'
  | 'sign-for'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'renew'
  | 'accede';
/** The questions about a change of state, and the form for one's own contacts. */
export type AgreementDialogName = AgreementDialogKind | 'contacts';

/** What can be done to an agreement; why not is the domain's own sentence, from a dry run. */
export interface AgreementActing {
  record: AgreementRecord;
  agreement: Agreement;
  /** All that we know of. */
  register: readonly Agreement[];
  session: Session;
  t: TFunction;
  open: (dialog: AgreementDialogName) => void;
  edit: () => void;
  upgrade: () => void;
}
type Definition = ActionDefinition<AgreementActing>;

function allows(
  { agreement, register, session, t }: AgreementActing,
  command: AgreementCommand,
  { by, permission }: { by?: OrganizationId; permission?: Permission } = {},
): true | string {
  const dryRun = () =>
    decideAgreement(agreement, command, {
      ...{ by: by ?? session.organization.id, at: instantNow(), agreements: register },
    });
  return isTaken({ session, t }, dryRun, permission);
}

function isTaken(
  { session, t }: Pick<AgreementActing, 'session' | 't'>,
  dryRun: () => unknown,
  permission: Permission = 'manageAgreements',
): true | string {
  if (!may(session, permission)) return t('refusal.managerOnly');
  try {
    dryRun();
    return true;
  } catch (error) {
    if (error instanceof Rejection) return refusalText(error, t);
    throw error;
  }
}

const reason = 'Dry run of a reason';
/** Whoever accedes: that it can be somebody is asked, before it is known who. */
const newcomer = OrganizationId.parse('whoever-accedes');

/** A successor of the same parties, which the dry run takes for the agreement itself. */
function followedBy({ id, parties }: Agreement): AgreementCommand {
  return { type: 'renew', successor: id, effectiveUntil: '9999-01-01T00:00:00.000Z', parties };
}

export const agreementActions: readonly Definition[] = [
  {
    ...{ id: 'agreement-propose', label: 'agreement.propose', icon: 'flag' },
    allowed: (acting) => allows(acting, { type: 'propose' }),
    perform: ({ open }) => open('propose'),
  },
  {
    ...{ id: 'agreement-sign', label: 'agreement.sign', icon: 'sign' },
    allowed: (acting) => allows(acting, { type: 'sign' }),
    perform: ({ open }) => open('sign'),
  },
  {
    ...{ id: 'agreement-sign-for', label: 'agreement.signFor', icon: 'sign' },
    allowed: (acting) => {
      if (!acting.session.registrar) return acting.t('refusal.registrarOnly');
      const other = unsigned(acting.agreement).find((party) => party !== acting.session.organization.id);
      return other ? allows(acting, { type: 'sign' }, { by: other }) : acting.t('agreement.allSigned');
    },
    perform: ({ open }) => open('sign-for'),
  },
  {
    ...{ id: 'agreement-edit', label: 'agreement.edit', icon: 'pen' },
    allowed: (acting) => allows(acting, { type: 'propose' }),
    perform: ({ edit }) => edit(),
  },
  {
    ...{ id: 'agreement-contacts', label: 'agreement.changeContacts', icon: 'pen' },
    allowed: (acting) =>
      allows(acting, { type: 'change-contacts', contacts: [] }, { permission: 'changeContacts' }),
    perform: ({ open }) => open('contacts'),
  },
  {
    ...{ id: 'agreement-suspend', label: 'agreement.suspend', icon: 'pause' },
    allowed: (acting) => allows(acting, { type: 'suspend', reason }),
    perform: ({ open }) => open('suspend'),
  },
  {
    ...{ id: 'agreement-resume', label: 'agreement.resume', icon: 'play' },
    allowed: (acting) => allows(acting, { type: 'resume' }),
    perform: ({ open }) => open('resume'),
  },
  {
    ...{ id: 'agreement-renew', label: 'agreement.renew', icon: 'refresh' },
    allowed: (acting) => allows(acting, followedBy(acting.agreement)),
    perform: ({ open }) => open('renew'),
  },
  {
    ...{ id: 'agreement-upgrade', label: 'agreement.upgrade', icon: 'up' },
    allowed: (acting) => allows(acting, followedBy(acting.agreement)),
    perform: ({ upgrade }) => upgrade(),
  },
  {
    ...{ id: 'agreement-accede', label: 'agreement.accede', icon: 'plus' },
    allowed: (acting) => {
      const followable = allows(acting, followedBy(acting.agreement));
      return followable === true
        ? isTaken(acting, () => accessionOf(acting.agreement, newcomer, instantNow()))
        : followable;
    },
    perform: ({ open }) => open('accede'),
  },
  {
    ...{ id: 'agreement-terminate', label: 'agreement.terminate', icon: 'cross' },
    allowed: (acting) => allows(acting, { type: 'terminate', reason }),
    perform: ({ open }) => open('terminate'),
  },
];

export function unsigned({
  parties,
  signatures,
}: Pick<Agreement, 'parties' | 'signatures'>): OrganizationId[] {
  return parties.filter((party) => !signatures.some((signature) => signature.party === party));
}
