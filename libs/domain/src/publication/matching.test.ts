import { EventId, PublicationId, type Instant } from '../ids.js';
import { publicationOf } from '../testing/publications.js';
import { agreement, MY, now, PH, RU, SG } from '../testing/samples.js';
import type { ContentOf } from './content.js';
import { matchOffers, type Seeker, type Wanted } from './matching.js';
import type { Publication } from './publication.js';

function offer(
  id: string,
  said: Partial<ContentOf<'offer'>> = {},
  rest: Partial<Publication> = {},
): Publication {
  return {
    ...{
      id: PublicationId.parse(id),
      publisher: SG,
      content: publicationOf('offer', said),
      tlp: 'TLP:AMBER',
      widestTlp: 'TLP:AMBER',
    },
    ...{ edition: EventId.parse('e1'), editions: 1, publishedAt: now, revisedAt: null, withdrawn: null },
    ...{ acknowledged: [], comments: [], ...rest },
  };
}

const later = (hours: number): Instant => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
const scopes = ['capability'] as const;
const seeker: Seeker = { organization: PH, agreements: [agreement([PH, SG], { scopes: [...scopes] })] };
const found = (wanted: Partial<Wanted>, ...offers: Publication[]) =>
  matchOffers({ assistance: 'forensics', ...wanted }, offers, seeker, now).map(({ offer: { id } }) => id);

it('takes offers of the same kind that are current, and nothing else', () => {
  const offers = [
    offer('fits'),
    offer('other', { assistance: 'takedown' }),
    offer('over', { validUntil: now }),
    offer('gone', {}, { withdrawn: { at: now, reason: 'Nobody is free.' } }),
    { ...offer('need'), content: publicationOf('need') },
  ];
  expect(found({}, ...offers)).toEqual(['fits']);
});

it('takes offers of those alone with whom an agreement on capabilities is in force at the time', () => {
  const offers = [SG, MY, RU, PH].map((publisher) => offer(`of-${publisher}`, {}, { publisher }));
  const under = (...agreements: Seeker['agreements']) =>
    matchOffers({ assistance: 'forensics' }, offers, { organization: PH, agreements }, now).map(
      (match) => match.offer.id,
    );
  const circle = agreement([PH, SG, MY], { scopes: ['research', 'capability'] });
  expect(under()).toEqual([]);
  expect(under(...seeker.agreements, circle)).toEqual(['of-MY', 'of-SG']);
  const suspensions = [{ by: SG, reason: 'Under review.', since: now }];
  for (const said of [{ suspensions }, { effectiveUntil: now }, { effectiveFrom: later(1) }])
    expect(under(agreement([PH, SG], { scopes: [...scopes], ...said }))).toEqual([]);
  expect(under(agreement([PH, RU]), agreement([SG, MY], { scopes: [...scopes] }))).toEqual([]);
});

it('puts first what comes in time, then what says nothing of time, then what comes too late', () => {
  const offers = [offer('late', { hoursToDeploy: 3 }), offer('silent'), offer('ready', { hoursToDeploy: 2 })];
  expect(found({ dueAt: later(2) }, ...offers)).toEqual(['ready', 'silent', 'late']);
});

it('then who knows more of the sectors, speaks more of the languages, and is there sooner', () => {
  const wanted = { sectors: ['energy', 'health'], languages: ['en', 'ms'] };
  const both = { sectors: ['health', 'energy'], languages: ['en', 'ms'] };
  const offers = [
    offer('z-nothing'),
    offer('b-sooner', { ...both, hoursToDeploy: 4 }),
    offer('a-later', { ...both, hoursToDeploy: 9 }),
    offer('one-language', { ...both, languages: ['en'] }),
    offer('one-sector', { ...both, sectors: ['energy'] }),
    offer('a-nothing'),
  ];
  expect(found(wanted, ...offers)).toEqual([
    ...['b-sooner', 'a-later', 'one-language', 'one-sector', 'a-nothing', 'z-nothing'],
  ]);
});

it('says what of the need an offer meets', () => {
  const given = offer('o', { sectors: ['energy', 'space'], languages: ['en'], hoursToDeploy: 5 });
  const wanted = { assistance: 'forensics', sectors: ['health', 'energy'], languages: ['fil'] } as const;
  expect(matchOffers({ ...wanted, dueAt: later(1) }, [given], seeker, now)).toEqual([
    { offer: given, sectors: ['energy'], languages: [], inTime: false },
  ]);
  expect(matchOffers({ assistance: 'forensics' }, [given], seeker, now)[0]).toMatchObject({ inTime: null });
});
