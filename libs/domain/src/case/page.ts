import type { EventId, Instant, ItemId, OrganizationId } from '../ids.js';
import type { Tlp } from '../sharing/tlp.js';
import type { CaseEvent, RecordedCaseEvent } from './events.js';
import type { CustodyAct, RequestState } from './vocabulary.js';

/** The organisation, and the opaque id of the person: only at home is it known whose it is. */
export interface Author {
  organization: OrganizationId;
  actor: string;
}

export interface PostedUpdate {
  id: EventId;
  author: Author;
  text: string;
  tlp: Tlp;
  at: Instant;
  lesson?: true;
  correctedAt?: Instant;
}

export type KnownIndicator = Extract<CaseEvent, { type: 'indicator-added' }>['data'] & {
  id: EventId;
  author: Author;
  tlp: Tlp;
  at: Instant;
};

/** One link of the chain of custody, as far as the reader was told of it. */
export interface CustodyLink {
  id: EventId;
  author: Author;
  act: CustodyAct;
  text?: string | undefined;
  at: Instant;
}

/** A file; `id` is the evidence's, `event` that of the entry that brought it. */
export type KnownEvidence = Extract<CaseEvent, { type: 'evidence-added' }>['data'] & {
  event: EventId;
  author: Author;
  tlp: Tlp;
  at: Instant;
  custody: CustodyLink[];
};

/** The words of a case: what its entries say beside the view that `evolve` folds. */
export interface CasePage {
  updates: PostedUpdate[];
  indicators: KnownIndicator[];
  evidence: KnownEvidence[];
  requestTexts: Map<ItemId, string>;
  answers: Map<ItemId, { text: string; at: Instant; state: RequestState }[]>;
}

/**
 * Gathers the words from the entries of one case in one book, with each correction in the place of what it corrects.
 * A correction counts only when it comes from the owner of what it corrects.
 */
export function readPage(events: Iterable<RecordedCaseEvent>): CasePage {
  const page: CasePage = {
    ...{ updates: [], indicators: [], evidence: [] },
    ...{ requestTexts: new Map(), answers: new Map() },
  };
  const all = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const corrections = new Map<string, RecordedCaseEvent & { type: 'correction-made' }>();
  for (const event of all)
    if (event.type === 'correction-made') corrections.set(`${event.owner} ${event.data.corrects}`, event);
  for (const event of all) gather(page, event, corrections.get(`${event.owner} ${event.id}`));
  return page;
}

function gather(
  page: CasePage,
  event: RecordedCaseEvent,
  correction?: RecordedCaseEvent & { type: 'correction-made' },
): void {
  const { id, at } = event;
  const author = { organization: event.owner, actor: event.actor };
  const { tlp } = event.marking;
  const text = correction?.data.text;
  switch (event.type) {
    case 'update-posted':
      page.updates.push({
        ...{ id, author, text: text ?? event.data.text, tlp, at },
        ...(event.data.lesson && { lesson: true }),
        ...(correction && { correctedAt: correction.at }),
      });
      return;
    case 'indicator-added':
      page.indicators.push({ id, author, tlp, at, ...event.data, ...(text !== undefined && { note: text }) });
      return;
    case 'evidence-added':
      page.evidence.push({
        ...{ event: id, author, tlp, at, ...event.data, custody: [] },
        ...(text !== undefined && { description: text }),
      });
      return;
    case 'custody-recorded': {
      const { id: item, ...said } = event.data;
      page.evidence.find((one) => one.id === item)?.custody.push({ id, author, at, ...said });
      return;
    }
    case 'assistance-requested':
      page.requestTexts.set(event.data.id, text ?? event.data.text);
      return;
    case 'assistance-answered': {
      const answers = page.answers.get(event.data.id) ?? [];
      answers.push({ text: text ?? event.data.text ?? '', at, state: event.data.state });
      page.answers.set(event.data.id, answers);
      return;
    }
    default:
      return;
  }
}
