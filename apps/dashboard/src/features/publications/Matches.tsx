import type { ContentOf, Wanted } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { OfferMatch, PublicationRecord } from '../../api/shapes.js';
import { CountryChip } from '../../ui/marks.js';
import { Failed } from '../../ui/states.js';
import { AskForOffer } from './AskForOffer.js';
import { matchesQuery } from './queries.js';
import { sectorName } from '../../ui/sector-name.js';
import './publications.css';
import { listed } from '../../ui/listed.js';

/** The offers that answer a need, each of which can be asked for in a case. */
export function Matches({ need }: { need: ContentOf<'need'> }) {
  const { t } = useTranslation();
  const { assistance, sectors, languages, validUntil: dueAt } = need;
  return (
    <Offers
      wanted={{ assistance, sectors, languages, dueAt }}
      none={<p className="small dim">{t('capability.noMatches')}</p>}
      act={(offer) => <AskForOffer offer={offer} />}
    />
  );
}

/** The offers of partners that answer what is wanted, the best first, each with the reasons why it stands where it stands. */
export function Offers({
  wanted: { assistance, sectors = [], languages = [], dueAt },
  none,
  act,
}: {
  wanted: Wanted;
  /** What stands there where there are none; nothing at all without it. */
  none?: ReactNode;
  act: (offer: PublicationRecord) => ReactNode;
}) {
  const { t } = useTranslation();
  const search = new URLSearchParams({ assistance });
  if (sectors.length > 0) search.set('sectors', sectors.join(','));
  if (languages.length > 0) search.set('languages', languages.join(','));
  if (dueAt) search.set('dueAt', dueAt);
  const { data, error } = useQuery(matchesQuery(search.toString()));
  if (none === undefined && !data?.length) return null;
  if (error) return <Failed error={error} />;
  return (
    <div className="matches">
      <p className="small strong">{t('capability.matches')}</p>
      {data?.length === 0 && none}
      <ol>
        {data?.map((match) => (
          <MatchRow key={match.offer.id} match={match} act={act} />
        ))}
      </ol>
    </div>
  );
}

function MatchRow({
  match: { offer, inTime, sectors, languages },
  act,
}: {
  match: OfferMatch;
  act: (offer: PublicationRecord) => ReactNode;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { content } = offer;
  const hours = content.kind === 'offer' ? content.hoursToDeploy : undefined;
  const reasons = [
    t(`assistance.${content.kind === 'offer' ? content.assistance : 'information'}`),
    inTime === null ? '' : t(inTime ? 'capability.inTime' : 'capability.tooLate'),
    hours === undefined ? '' : t('capability.within', { n: hours }),
    sectors.length > 0
      ? t('capability.sectors', { what: listed(sectors.map((id) => sectorName(id, t))) })
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
      {act(offer)}
    </li>
  );
}
