import type { PublicationId } from '../ids.js';
import { wider } from '../sharing/tlp.js';
import type { PublicationContent } from './content.js';
import { publisherConcerned, type RecordedPublicationEvent } from './events.js';
import type { Publication } from './publication.js';

/**
 * Folds one event into an organisation's view of a publication. Total: editions may be missing or come late, and then
 * the newer one stands, whichever was given first.
 */
export function evolvePublication(
  before: Publication | undefined,
  event: RecordedPublicationEvent,
): Publication {
  const known = before ?? unknownPublication(event);
  switch (event.type) {
    case 'publication-published':
    case 'publication-revised':
      return withEdition(known, event);
    case 'publication-withdrawn':
      return { ...known, withdrawn: { at: event.at, reason: event.data.reason } };
    case 'publication-acknowledged': {
      const { edition } = event.data;
      return {
        ...known,
        acknowledged: [...known.acknowledged, { organization: event.owner, at: event.at, edition }],
      };
    }
    case 'publication-commented': {
      const comment = {
        ...{ id: event.id, organization: event.owner, at: event.at },
        ...{ text: event.data.text, tlp: event.marking.tlp },
      };
      const comments = [...known.comments, comment].sort((a, b) => (a.id < b.id ? -1 : 1));
      return { ...known, comments };
    }
  }
}

type Edition = Extract<RecordedPublicationEvent, { data: { content: PublicationContent } }>;

function withEdition(known: Publication, event: Edition): Publication {
  const editions = known.editions + 1;
  const first = event.type === 'publication-published';
  const dates = {
    // For this reader it was published with the oldest edition that it was given.
    publishedAt: known.editions > 0 && known.publishedAt < event.at ? known.publishedAt : event.at,
    revisedAt: first ? known.revisedAt : latest(known.revisedAt, event.at),
  };
  const { tlp } = event.marking;
  const widestTlp = known.editions > 0 ? wider(known.widestTlp, tlp) : tlp;
  const counted = { ...known, ...dates, editions, widestTlp };
  return known.edition > event.id
    ? counted
    : { ...counted, content: event.data.content, tlp, edition: event.id };
}

function latest(one: string | null, other: string): string {
  return one !== null && one > other ? one : other;
}

/** Before any edition is known: what is told of it belongs to the publisher that it names. */
function unknownPublication(event: RecordedPublicationEvent): Publication {
  return {
    id: event.stream.id as PublicationId,
    publisher: publisherConcerned(event) ?? event.owner,
    content: { kind: 'practice', title: '', text: '', tags: [] },
    tlp: event.marking.tlp,
    widestTlp: event.marking.tlp,
    edition: '' as Publication['edition'],
    editions: 0,
    publishedAt: event.at,
    revisedAt: null,
    withdrawn: null,
    acknowledged: [],
    comments: [],
  };
}
