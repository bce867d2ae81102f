import { narrower, type OrganizationId, type Tlp } from '@entente/domain';

/** Something that somebody is writing, or has sent. */
export interface DraftUpdate {
  text: string;
  tlp?: Tlp | undefined;
  recipients: OrganizationId[];
  /** The attempt to post just this, whose answer never came: posting it again is the same attempt. */
  attempt?: string | undefined;
  /**
   * What the text begins with: updates whose answers never came, so that nobody here knows whether they were taken. As long
   * as they stand there as they were, each is sent again as the attempt that it was, and nothing is said twice.
   */
  unanswered?: readonly SentUpdate[] | undefined;
}

/** A draft on its way: kept with the one that is written after it, until it is known to be taken. */
export interface SentUpdate extends DraftUpdate {
  attempt: string;
  /** The answer to this attempt was lost once: whether it was taken, nobody here knows. */
  wasLost?: true;
}

const joined = (texts: readonly string[]) => texts.filter((text) => text !== '').join('\n\n');

/** What a draft is sent as: first what had no answer, each as it was, then what is new. */
export function inPieces(
  { unanswered = [], ...draft }: DraftUpdate,
  freshAttempt: () => string,
): SentUpdate[] {
  const text = textAfter(unanswered, draft.text) ?? draft.text;
  if (text.trim() === '') return [...unanswered];
  return [...unanswered, { ...draft, text: text.trim(), attempt: draft.attempt ?? freshAttempt() }];
}

/** What was sent stands again before what was written since; `isKnown` says that it was not taken, else nobody knows. */
export function givenBack(since: DraftUpdate, sent: SentUpdate, isKnown: boolean): DraftUpdate {
  const { unanswered = [] } = since;
  const text = joined([sent.text, since.text]);
  const { wasLost: _before, ...known } = sent;
  // Nothing was written since: then it is marked as it was, too.
  const marked = since.text === '' ? known : since;
  if (!isKnown)
    return { ...marked, text, attempt: undefined, unanswered: [{ ...sent, wasLost: true }, ...unanswered] };
  if (since.text === '') return known;
  return { ...together(since, [sent, ...unanswered]), text };
}

/** A draft with something changed: what had no answer is part of it where it does not stand as it was, or is marked anew. */
export function edited(draft: DraftUpdate, change: Partial<DraftUpdate>): DraftUpdate {
  const { unanswered = [] } = draft;
  const next = { ...draft, attempt: undefined, ...change };
  if (unanswered.length === 0) return next;
  if ('tlp' in change || 'recipients' in change) return { ...next, unanswered: undefined };
  if (textAfter(unanswered, next.text) !== undefined) return next;
  return { ...together(next, next.text.trim() === '' ? [] : unanswered), text: next.text };
}

/** What stands after these in a text; undefined where it does not begin with them. */
function textAfter(unanswered: readonly SentUpdate[], text: string): string | undefined {
  const beginning = joined(unanswered.map((one) => one.text));
  if (beginning === '') return text;
  if (text.trim() === beginning) return '';
  return text.startsWith(`${beginning}\n\n`) ? text.slice(beginning.length) : undefined;
}

/** One draft of several, for those alone whom each of them was for. */
function together(draft: DraftUpdate, others: readonly DraftUpdate[]): DraftUpdate {
  const all = [...others, draft];
  const tlps = all.flatMap(({ tlp }) => tlp ?? []);
  const named = all.map(({ recipients }) => recipients).filter((recipients) => recipients.length > 0);
  const [first = [], ...rest] = named;
  const recipients = first.filter((one) => rest.every((each) => each.includes(one)));
  // Where nobody is meant by all of them, it stays in the house until its writer says otherwise.
  const tlp =
    named.length > 0 && recipients.length === 0
      ? 'TLP:RED'
      : tlps.reduce<Tlp | undefined>(narrowest, undefined);
  return { text: draft.text, recipients, ...(tlp && { tlp }) };
}

function narrowest(one: Tlp | undefined, other: Tlp): Tlp {
  return one === undefined ? other : narrower(one, other);
}
