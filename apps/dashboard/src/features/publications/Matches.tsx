import type { ContentOf } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { OfferMatch } from '../../api/shapes.js';
import { CountryChip } from '../../ui/marks.js';
import { Failed } from '../../ui/states.js';
import { AskForOffer } from './AskForOffer.js';
import { matchesQuery } from './queries.js';
import { sectorName } from '../../ui/sector-name.js';

/** The offers of partners that answer a need, the best first, each with the reasons why it stands where it stands. */
export function Matches({ need }: { need: ContentOf<'need'> }) {
  const { t } = useTranslation();
  const { assistance, sectors, languages, validUntil } = need;
  const search = new URLSearchParams({ assistance });
  if (sectors.length > 0) search.set('sectors', sectors.join(','));
  if (languages.length > 0) search.set('languages', languages.join(','));
  if (validUntil) search.set('dueAt', validUntil);
  const { data, error } = useQuery(matchesQuery(search.toString()));
  if (error) return <Failed error={error} />;
  return (
    <div className="matches">
      <p className="small strong">{t('capability.matches')}</p>
      {data?.length === 0 && <p className="small dim">{t('capability.noMatches')}</p>}
      <ol>
        {data?.map((match) => (
          <MatchRow key={match.offer.id} match={match} />
        ))}
      </ol>
    </div>
  );
}

function MatchRow({ match: { offer, inTime, sectors, languages } }: { match: OfferMatch }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { content } = offer;
  const hours = content.kind === 'offer' ? content.hoursToDeploy : undefined;
  const reasons = [
    t(`assistance.${content.kind === 'offer' ? content.assistance : 'information'}`),
    inTime === null ? '' : t(inTime ? 'capability.inTime' : 'capability.tooLate'),
    hours === undefined ? '' : t('capability.within', { n: hours }),
    sectors.length > 0
      ? t('capability.sectors', { what: sectors.map((id) => sectorName(id, t)).join(', ') })
      : '',
    languages.length > 0 ? t('capability.languages', { what: languages.join(', ') }) : '',
  ].filter(Boolean);
  return (
    <li className="match">
      <CountryChip organization={organizations.get(offer.publisher)} />
      <span className="publication-what">
        <Link to="/publications/$id" params={{ id: offer.id }}>
          {content.title}
        </Link>
        <span className="small dim">{reasons.join(' · ')}</span>
      </span>
      <AskForOffer offer={offer} />
    </li>
  );
}
