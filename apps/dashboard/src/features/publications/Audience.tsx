import { MultiSelect } from '@mantine/core';
import { scopeOfKind, type OrganizationId, type PublicationKind } from '@entente/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { Inviting } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { Icon } from '../../ui/Icon.js';
import { CountryChip } from '../../ui/marks.js';
import { withheldText } from '../../ui/refusal.js';
import { Failed } from '../../ui/states.js';
import { instantNow } from '../../ui/time.js';
import type { PublicationDraft } from './draft.js';
import { publicationAudienceQuery } from './queries.js';

/** Who would be given what is being written, and who not and why; asked anew as marking and recipients change. */
export function Audience({
  kind,
  draft,
  change,
}: {
  kind: PublicationKind;
  draft: PublicationDraft;
  change: (part: Partial<PublicationDraft>) => void;
}) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const named = kind === 'project' ? draft.parties : draft.recipients;
  const question = { kind, tlp: draft.tlp, ...(named.length > 0 && { recipients: named }) };
  const { data, error } = useQuery({
    ...publicationAudienceQuery(question),
    placeholderData: keepPreviousData,
  });
  const others = organizations.all.filter(({ id }) => id !== organization.id);
  return (
    <aside className="panel compose-audience" aria-label={t('publication.who')}>
      <h2>{t('publication.who')}</h2>
      {kind !== 'project' && (
        <MultiSelect
          label={t('composer.recipients')}
          placeholder={draft.recipients.length === 0 ? t('publication.everyone') : ''}
          searchable
          clearable
          value={draft.recipients}
          data={others.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          onChange={(values) =>
            change({ recipients: others.map(({ id }) => id).filter((id) => values.includes(id)) })
          }
        />
      )}
      {error && <Failed error={error} />}
      {kind === 'project' && named.length === 0 ? (
        <p className="small dim">{t('publication.partiesFirst')}</p>
      ) : (
        data && <Verdicts kind={kind} members={data} named={named} />
      )}
    </aside>
  );
}

function Verdicts({
  kind,
  members,
  named,
}: {
  kind: PublicationKind;
  members: readonly Inviting[];
  named: readonly OrganizationId[];
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const given = members.filter(({ verdict }) => verdict === 'disclose');
  const names = given.map((one) => organizations.name(one.organization)).join(', ');
  const shown = members.filter((one) => named.length === 0 || named.includes(one.organization));
  return (
    <>
      <p className={given.length > 0 ? 'ok strong small' : 'dim small'} role="status">
        <Icon name={given.length > 0 ? 'check' : 'lock'} size={13} />{' '}
        {given.length > 0 ? t('audience.goesTo', { names }) : t('audience.nobody')}
      </p>
      <ul className="compose-members">
        {shown.map((one) => (
          <Member key={one.organization} kind={kind} member={one} />
        ))}
      </ul>
    </>
  );
}

/** On what basis one is given it, or in a word why not, and as a title what would help. */
function Member({ kind, member }: { kind: PublicationKind; member: Inviting }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const agreements = useAgreements();
  const { organization, verdict, basis, agreementId, reason = 'no-agreement', ceiling, state } = member;
  const scope = scopeOfKind[kind];
  const why = {
    ...{ verdict: 'withhold' as const, reason, scope },
    ...(agreementId && { agreementId }),
    ...(ceiling && { ceiling }),
    ...(state && { state }),
  };
  const name = organizations.name(organization);
  const given = verdict === 'disclose';
  const inAWord =
    reason === 'scope-not-covered'
      ? t('publication.scopeNotCovered', { scope: t(`scope.${scope}`) })
      : t(`withheld.${reason}`, { ceiling, state: state && t(`agreementState.${state}`) });
  return (
    <li title={given ? undefined : withheldText(why, name, agreements, instantNow(), t)}>
      <CountryChip organization={organizations.get(organization)} />
      <span>
        {name}
        <span className={`small publication-basis ${given ? 'faint' : 'late'}`}>
          {given
            ? t(`basis.${basis ?? 'public'}`, {
                title: agreements.find(({ id }) => id === agreementId)?.title ?? '',
              })
            : inAWord}
        </span>
      </span>
    </li>
  );
}
