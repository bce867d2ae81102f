import {
  audience,
  isInternal,
  type Agreement,
  type AudienceMember,
  type CaseDraft,
  type CaseView,
  type Instant,
  type OrganizationId,
} from '@entente/domain';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import { Icon } from '../../ui/Icon.js';
import { withheldText } from '../../ui/refusal.js';
import { useNow } from '../../ui/time.js';
import { useCase } from './case-context.js';

/** Who would get a draft, before it is sent: asked of the same function that decides when it is. */
export function AudiencePreview({ draft }: { draft: CaseDraft }) {
  const { view, agreements, organizations, acting } = useCase();
  const at = new Date(useNow(30_000)).toISOString();
  return (
    <AudienceLine
      draft={draft}
      members={audience(view, draft, acting.by, agreements, at).filter(({ organization }) =>
        takesPart(view, organization),
      )}
      agreements={agreements}
      organizations={organizations}
      at={at}
    />
  );
}

/** Who declined, left or was removed gets nothing, and needs no telling each time. */
function takesPart(view: CaseView, organization: OrganizationId): boolean {
  return view.participants.some(
    (one) => one.organization === organization && (one.state === 'accepted' || one.state === 'invited'),
  );
}

function AudienceLine({
  draft,
  members,
  agreements,
  organizations,
  at,
}: {
  draft: CaseDraft;
  members: readonly AudienceMember[];
  agreements: readonly Agreement[];
  organizations: Directory;
  at: Instant;
}) {
  const { t } = useTranslation();
  const told = members.filter(({ verdict }) => verdict === 'disclose');
  const names = told.map(({ organization }) => organizations.name(organization)).join(', ');
  const toAll = draft.marking.tlp === 'TLP:CLEAR' && !draft.marking.recipients?.length;
  return (
    <div className="audience" role="status" aria-live="polite">
      {isInternal(draft.marking) && told.length === 0 ? (
        <span className="dim">
          <Icon name="lock" size={13} /> {t('audience.internal')}
        </span>
      ) : told.length > 0 ? (
        <span className="ok strong">
          <Icon name="check" size={13} /> {t('audience.goesTo', { names })}
          {toAll && <em> {t('audience.andUnseen')}</em>}
        </span>
      ) : (
        <span className="dim">
          <Icon name="lock" size={13} /> {t(toAll ? 'audience.onlyUnseen' : 'audience.nobody')}
        </span>
      )}
      {members.map((member) => {
        if (member.verdict === 'disclose') return null;
        const name = organizations.name(member.organization);
        const reason = t(`withheld.${member.reason}`, {
          ceiling: member.ceiling ?? '',
          state: t(`agreementState.${member.state ?? 'expired'}`),
        });
        return (
          <span
            key={member.organization}
            className="late strong"
            title={withheldText(member, name, agreements, at, t)}
          >
            <Icon name="cross" size={12} /> {t('audience.notTo', { name })} <em>{reason}</em>
          </span>
        );
      })}
    </div>
  );
}
