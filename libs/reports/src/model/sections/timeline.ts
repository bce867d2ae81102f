import { defang, narrower, type ItemId, type RecordedCaseEvent } from '@entente/domain';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import { timelineDrawing } from '../drawings/timeline-drawing.js';
import type { Telling } from '../occasion.js';
import { plain } from '../plain.js';
import { headerFields } from './header-fields.js';
import { elsewhere, ofType } from './kinds.js';

/** Everything that happened, drawn and as a table. */
export function timeline({ events, view, page }: Told, t: Telling): Draft {
  const from = events
    .filter(({ type }) => !elsewhere.has(type))
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const { words } = t;
  const about = subjectsOf(events, t);
  const corrected = new Map(page.updates.map(({ id, text }) => [id, text]));
  const rows = from.map((event) => [
    t.time(event.at),
    author(event, t),
    wordFor(words, 'eventName', event.type),
    plain(
      event.type === 'update-posted' ? (corrected.get(event.id) ?? event.data.text) : textOf(event, about, t),
    ),
    event.marking.tlp,
  ]);
  const columns = [
    { title: words['column.time'], kind: 'time', width: 17 },
    { title: words['column.who'], kind: 'text', width: 18 },
    { title: words['column.what'], kind: 'text', width: 15 },
    { title: words['column.text'], kind: 'text', width: 36 },
    { title: words['column.tlp'], kind: 'tlp', width: 14 },
  ] as const;
  return {
    from,
    blocks: [...timelineDrawing(from, view, t), { kind: 'table', columns: [...columns], rows }],
  };
}

/** The organisation, and for the own house the person. */
function author({ owner, actor }: RecordedCaseEvent, t: Telling): string {
  const person = t.people.get(actor);
  return person ? `${t.who(owner)}\n${person}` : t.who(owner);
}

/** What a request or task is about that an event moves on; nothing where that is marked narrower than the event. */
type Subjects = (event: RecordedCaseEvent & { data: { id: ItemId } }) => string | undefined;

function subjectsOf(events: readonly RecordedCaseEvent[], { words }: Telling): Subjects {
  const subjects = new Map(
    ofType(events, 'assistance-requested', 'task-assigned').map(({ type, data, marking }) => [
      data.id,
      { said: type === 'task-assigned' ? data.title : wordFor(words, 'assistance', data.kind), marking },
    ]),
  );
  return ({ data, marking: { tlp } }) => {
    const subject = subjects.get(data.id);
    return subject && narrower(subject.marking.tlp, tlp) === tlp ? subject.said : undefined;
  };
}

/** What an event says, in its author's words or in those of the vocabulary. */
function textOf(event: RecordedCaseEvent, about: Subjects, t: Telling): string {
  const { words } = t;
  const said = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('\n');
  switch (event.type) {
    case 'case-opened':
      return event.data.title;
    case 'header-changed':
      return headerFields(event.data, t)
        .map(([name, value]) => `${name}: ${value || '–'}`)
        .join('\n');
    case 'status-changed':
      return said(wordFor(words, 'status', event.data.to), event.data.reason, event.data.closingSummary);
    case 'escalation-changed':
      return said(wordFor(words, 'escalation', event.data.level), event.data.reason);
    case 'lead-changed':
      return t.who(event.data.lead);
    case 'participant-invited':
      return said(
        `${t.who(event.data.organization)}: ${wordFor(words, 'participation', event.data.role)}`,
        event.data.message,
      );
    case 'participant-removed':
      return said(t.who(event.data.organization), event.data.reason);
    case 'handover-offered':
    case 'handover-withdrawn':
      return t.who(event.data.organization);
    case 'invitation-accepted':
    case 'invitation-declined':
    case 'participant-withdrew':
      return event.data.reason ?? '';
    case 'handover-accepted':
      return '';
    case 'update-posted':
    case 'correction-made':
      return event.data.text;
    case 'indicator-added':
      return said(defang(event.data.type, event.data.value), event.data.note);
    case 'evidence-added':
      return said(event.data.name, event.data.description);
    case 'custody-recorded':
      return said(wordFor(words, 'custody', event.data.act), event.data.text);
    case 'assistance-requested':
      return said(
        `${t.who(event.data.to)}: ${wordFor(words, 'assistance', event.data.kind)}`,
        event.data.text,
      );
    case 'assistance-answered':
      return said(
        [about(event), wordFor(words, 'request', event.data.state)].filter(Boolean).join(': '),
        event.data.text,
      );
    case 'assistance-cancelled':
      return said(about(event), event.data.reason);
    case 'task-assigned':
      return said(event.data.title, t.who(event.data.assignee));
    case 'task-state-changed':
      return said(about(event), wordFor(words, 'task', event.data.state));
    case 'clock-started':
      return wordFor(words, 'duty', event.data.duty);
    case 'clock-met':
      return event.data.note ?? '';
  }
}
