import { isInternal } from '@entente/domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { DisclosedEntry, Disclosure } from '../../api/shapes.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { DateOf, exact } from '../../ui/time.js';
import { EntryLink } from '../book/EntryLink.js';
import { Sentence } from '../book/sentence.js';

/** An entry of ours, and whom it reached; `beneath` says of which case it is, where there are many. */
export function LedgerRow({
  told: { entry, disclosures },
  beneath,
}: {
  told: DisclosedEntry;
  beneath?: string;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const titleOf = useTitleOf();
  const grounds = new Set(disclosures.map((one) => groundOf(one, titleOf(one.agreementId), t)));
  return (
    <li className="ledger-row">
      <span className="small faint">
        <DateOf at={entry.at} />
      </span>
      <span>
        <EntryLink entry={entry} className="ledger-what">
          <Sentence entry={entry} />
        </EntryLink>
        {beneath && <span className="small faint ledger-case">{beneath}</span>}
        {grounds.size > 0 && <span className="small faint ledger-case">{[...grounds].join(' · ')}</span>}
      </span>
      <TlpBadge tlp={entry.event.marking.tlp} internal={isInternal(entry.event.marking)} />
      <span className="ledger-who">
        {disclosures.map((one, index) => (
          <CountryChip
            key={index}
            {...(one.organization ? { organization: organizations.get(one.organization) } : { code: '··' })}
            note={noteOf(one, titleOf(one.agreementId), t)}
          />
        ))}
        {disclosures.length === 0 && <span className="small faint">{t('disclosures.nobody')}</span>}
      </span>
    </li>
  );
}

/** The title of an agreement, as our register has it. */
export function useTitleOf(): (agreementId: string | undefined) => string {
  const agreements = useAgreements();
  return (agreementId) => agreements.find(({ id }) => id === agreementId)?.title ?? '';
}

/** Why it reached them, as we see it, and not as they do. */
function groundOf({ basis }: Disclosure, title: string, t: TFunction): string {
  return basis === 'participation' ? t('disclosures.participation') : t(`basis.${basis}`, { title });
}

function noteOf(one: Disclosure, title: string, t: TFunction): string {
  const { organization, at, deliveredAt } = one;
  const who = organization ? '' : `${t('disclosures.unseen')}, `;
  const delivered = deliveredAt ? `, ${t('disclosures.delivered', { time: exact(deliveredAt) })}` : '';
  return `${who}${groundOf(one, title, t)}, ${exact(at)}${delivered}`;
}
