import { Checkbox } from '@mantine/core';
import { dutyIds, inviteVerdict, type Duty, type OrganizationId, type Tlp } from '@entente/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import { useOwnDuties } from '../../api/reporting-duties.js';
import { useSession } from '../../app/session.js';
import { withheldText } from '../../ui/refusal.js';
import { Icon } from '../../ui/Icon.js';
import { periodOf } from '../../ui/period.js';
import { instantNow } from '../../ui/time.js';
import { CandidateList, type Candidate } from '../partners/CandidateList.js';

/** Beside the form, live: whom an agreement allows to invite at this marking, and whom not and why. */
export function WhoWouldSee({
  tlp,
  invited,
  onInvited,
  clocks,
  onClocks,
}: {
  tlp: Tlp;
  invited: readonly OrganizationId[];
  onInvited: (invited: readonly OrganizationId[]) => void;
  clocks: readonly Duty[];
  onClocks: (clocks: readonly Duty[]) => void;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const candidates = useCandidates(tlp);
  const allowed = invited.filter((id) => candidates.some((one) => one.organization.id === id && one.allowed));
  const own = useOwnDuties();
  const names = allowed.map(organizations.name).join(', ');
  return (
    <aside className="panel who-would-see" aria-label={t('openCase.who')}>
      <h2>{t('openCase.who')}</h2>
      <p className={allowed.length > 0 ? 'ok strong small' : 'dim small'} role="status">
        <Icon name={allowed.length > 0 ? 'check' : 'lock'} size={13} />{' '}
        {allowed.length > 0 ? t('openCase.goesTo', { names, tlp }) : t('openCase.onlyUs')}
      </p>
      <CandidateList candidates={candidates} chosen={allowed} onChange={onInvited} />
      {own.length > 0 && <h2>{t('openCase.clocks')}</h2>}
      {own.map(({ duty, hours }) => (
        <Checkbox
          key={duty}
          label={`${t(`duty.${duty}`)} · ${periodOf(duty, hours)}`}
          checked={clocks.includes(duty)}
          onChange={() => onClocks(dutyIds.filter((id) => (id === duty) !== clocks.includes(id)))}
        />
      ))}
    </aside>
  );
}

function useCandidates(tlp: Tlp): Candidate[] {
  const { t } = useTranslation();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const agreements = useAgreements();
  return useMemo(() => {
    const at = instantNow();
    return organizations.all
      .filter(({ id }) => id !== us.id)
      .map((organization) => {
        const verdict = inviteVerdict({ tlp }, organization.id, { by: us.id, agreements, at });
        if (verdict.verdict === 'withhold')
          return {
            organization,
            allowed: false,
            reason: withheldText(verdict, organization.shortName, agreements, at, t),
          };
        const paper =
          verdict.basis === 'agreement' ? agreements.find(({ id }) => id === verdict.agreementId) : undefined;
        return {
          organization,
          allowed: true,
          reason: paper ? t('basis.agreement', { title: paper.title }) : t('basis.public'),
        };
      });
  }, [tlp, us.id, organizations, agreements, t]);
}
