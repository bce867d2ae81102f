import { isOpenTo } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { useNow } from '../../ui/time.js';

/** Why a partner's need or offer that we were told leads to nothing more; nothing while it does. */
export function NotOpen({ of }: { of: PublicationRecord }) {
  const why = useNotOpen(of);
  return why && <p className="panel-line small soon">{why}</p>;
}

/** The same as a sentence; null while an agreement on capabilities with its publisher is in force. */
export function useNotOpen(of: PublicationRecord): string | null {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const seeker = { organization: organization.id, agreements: useAgreements() };
  const at = new Date(useNow(60_000)).toISOString();
  if (isOpenTo(seeker, of, at)) return null;
  const text = of.content.kind === 'need' ? 'capability.notOpenNeed' : 'capability.notOpen';
  return t(text, { who: organizations.name(of.publisher) });
}
