import { EventId, PublicationId, type Instant } from '../ids.js';
import { publicationOf } from '../testing/publications.js';
import { now, SG } from '../testing/samples.js';
import type { ContentOf } from './content.js';
import { matchOffers, type Wanted } from './matching.js';
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
const found = (wanted: Partial<Wanted>, ...offers: Publication[]) =>
  matchOffers({ assistance: 'forensics', ...wanted }, offers, now).map((match) => match.offer.id);

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
  expect(matchOffers({ ...wanted, dueAt: later(1) }, [given], now)).toEqual([
    { offer: given, sectors: ['energy'], languages: [], inTime: false },
  ]);
  expect(matchOffers({ assistance: 'forensics' }, [given], now)[0]).toMatchObject({ inTime: null });
});
