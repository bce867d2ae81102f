import { isOpenTo } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { useNow } from '../../ui/time.js';

/** Why a partner's offer that we were told is proposed to us no more; nothing while it is. */
export function NotOpen({ offer }: { offer: PublicationRecord }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const seeker = { organization: organization.id, agreements: useAgreements() };
  const at = new Date(useNow(60_000)).toISOString();
  if (isOpenTo(seeker, offer, at)) return null;
  return (
    <p className="panel-line small soon">
      {t('capability.notOpen', { who: organizations.name(offer.publisher) })}
    </p>
  );
}
