import {
  decidePublication,
  Rejection,
  type Agreement,
  type PublicationCommand,
  type PublicationId,
} from '@entente/domain';
import type { TFunction } from 'i18next';
import type { Directory } from '../../api/reading.js';
import type { PublicationRecord, Session } from '../../api/shapes.js';
import { may } from '../../app/session.js';
import type { ActionDefinition } from '../../ui/actions.js';
import { refusalText } from '../../ui/refusal.js';
import { instantNow } from '../../ui/time.js';

/** What can be done to a publication; why not is the domain's own sentence, from a dry run. */
export interface PublicationActing {
  record: PublicationRecord;
  session: Session;
  agreements: readonly Agreement[];
  organizations: Directory;
  t: TFunction;
  acknowledge: () => void;
  withdraw: () => void;
  revise: (id: PublicationId) => void;
}
type Definition = ActionDefinition<PublicationActing>;

/** True, or the refusal of the domain, over what we know. */
export function allows(
  {
    record,
    session,
    agreements,
    organizations,
    t,
  }: Pick<PublicationActing, 'record' | 'session' | 'agreements' | 'organizations' | 't'>,
  command: PublicationCommand,
): true | string {
  try {
    decidePublication(record, command, {
      ...{ by: session.organization.id, at: instantNow(), agreements, nameOf: organizations.name },
    });
    return true;
  } catch (error) {
    if (error instanceof Rejection) return refusalText(error, t);
    throw error;
  }
}

const publisherOnly = (acting: PublicationActing): true | string =>
  may(acting.session, 'publish')
    ? allows(acting, { type: 'withdraw', input: { reason: 'Dry run of a reason' } })
    : acting.t('refusal.publishRoles');

export const publicationActions: readonly Definition[] = [
  {
    ...{ id: 'publication-acknowledge', label: 'publication.acknowledge', icon: 'check', keys: 'y' },
    allowed: (acting) =>
      may(acting.session, 'acknowledge')
        ? allows(acting, { type: 'acknowledge' })
        : acting.t('refusal.acknowledgeRoles'),
    perform: ({ acknowledge }) => acknowledge(),
  },
  {
    ...{ id: 'publication-revise', label: 'publication.revise', icon: 'pen' },
    allowed: publisherOnly,
    perform: ({ revise, record }) => revise(record.id),
  },
  {
    ...{ id: 'publication-withdraw', label: 'publication.withdraw', icon: 'cross' },
    allowed: publisherOnly,
    perform: ({ withdraw }) => withdraw(),
  },
  {
    ...{ id: 'publication-copy-link', label: 'action.copyLink', icon: 'link' },
    allowed: () => true,
    perform: ({ record }) =>
      void navigator.clipboard.writeText(`${location.origin}/publications/${record.id}`),
  },
];
