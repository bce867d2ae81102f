import { isErasable, isInternal } from '@entente/domain';
import { memo, useState } from 'react';
import type { CaseEntry } from '../../api/shapes.js';
import { isRedacted } from '../../live/apply.js';
import { Icon } from '../../ui/Icon.js';
import { Markdown } from '../../ui/Markdown.js';
import { TlpBadge } from '../../ui/marks.js';
import { ClockTime } from '../../ui/time.js';
import type { Run } from '../book/folding.js';
import { eventIcons, Sentence } from '../book/sentence.js';
import { subjectOf, type Subjects } from '../book/subjects.js';
import { useTimeline } from './timeline-context.js';
import { changeDraft } from './drafts.js';

interface Told {
  run: Run<CaseEntry>;
  linked: number | undefined;
  /** The text with which its author has corrected the first entry of the run. */
  corrected: string | undefined;
  subjects: Subjects;
}

/** One entry, or several small facts of a kind told as one. It is drawn anew only when itself has changed. */
export const TimelineRun = memo(function TimelineRun({ run, linked, corrected, subjects }: Told) {
  const { organizations, t } = useTimeline();
  const [open, setOpen] = useState(run.entries.some(({ number }) => number === linked));
  const { first, entries } = run;
  if (entries.length === 1 || open)
    return entries.map((entry) => (
      <TimelineEntry
        key={entry.number}
        entry={entry}
        isLinked={entry.number === linked}
        corrected={entry === first ? corrected : undefined}
        subject={subjectOf(entry, subjects)}
      />
    ));
  return (
    <article className="event">
      <span className="event-time">
        <ClockTime at={first.at} />
      </span>
      <span className="event-mark">
        <Icon name={eventIcons[first.event.type]} size={13} />
      </span>
      <button
        type="button"
        className="event-line event-fold"
        onClick={() => setOpen(true)}
        aria-expanded={false}
      >
        {t(`fold.${first.event.type}`, { count: entries.length, who: organizations.name(first.event.owner) })}
        <Icon name="down" size={12} />
      </button>
    </article>
  );
}, tellsTheSame);

/** The list of runs is made anew with every entry; most runs of it hold the very same entries as before. */
function tellsTheSame(a: Told, b: Told): boolean {
  return (
    a.corrected === b.corrected &&
    a.linked === b.linked &&
    a.run.entries.length === b.run.entries.length &&
    a.run.entries.every(
      (entry, index) =>
        entry === b.run.entries[index] && subjectOf(entry, a.subjects) === subjectOf(entry, b.subjects),
    )
  );
}

interface Entered {
  entry: CaseEntry;
  isLinked: boolean;
  corrected: string | undefined;
  subject: string | undefined;
}

function TimelineEntry({ entry, isLinked, corrected, subject }: Entered) {
  const { organizations } = useTimeline();
  const { event } = entry;
  const words = wordsOf(entry);
  return (
    <article
      className={`event ${isLinked ? 'is-linked' : ''}`}
      id={`entry-${entry.number}`}
      tabIndex={isLinked ? 0 : -1}
    >
      <span className="event-time">
        <ClockTime at={entry.at} />
      </span>
      <span className="event-mark" title={organizations.name(event.owner)}>
        {words === undefined ? (
          <Icon name={eventIcons[event.type]} size={13} />
        ) : (
          (organizations.get(event.owner)?.country ?? '··')
        )}
      </span>
      {words === undefined ? (
        <Fact entry={entry} subject={subject} />
      ) : (
        <Card entry={entry} words={words} corrected={corrected} subject={subject} />
      )}
    </article>
  );
}

/** Words of an entry that deserve a card; a fact has none. */
function wordsOf(entry: CaseEntry): string | undefined {
  if (isRedacted(entry)) return undefined;
  const { event } = entry;
  switch (event.type) {
    case 'update-posted':
    case 'assistance-requested':
    case 'correction-made':
      return event.data.text;
    case 'case-opened':
      return event.data.summary || undefined;
    case 'assistance-answered':
      return event.data.text || undefined;
    case 'status-changed':
      return event.data.closingSummary;
    default:
      return undefined;
  }
}

function Fact({ entry, subject }: { entry: CaseEntry; subject: string | undefined }) {
  return (
    <div className="event-line">
      <p>
        <Sentence entry={entry} subject={subject} />
      </p>
      <Foot entry={entry} />
    </div>
  );
}

function Card({
  entry,
  words,
  corrected,
  subject,
}: {
  entry: CaseEntry;
  words: string;
  corrected: string | undefined;
  subject: string | undefined;
}) {
  const { organizations, t } = useTimeline();
  const { event } = entry;
  const text = corrected ?? words;
  const isUpdate = event.type === 'update-posted';
  return (
    <div className="card">
      <div className="card-head">
        {isUpdate ? (
          <b>{organizations.name(event.owner)}</b>
        ) : (
          <span>
            <Sentence entry={entry} subject={subject} />
          </span>
        )}
        {isUpdate && event.data.lesson && <span>{t('timeline.lesson')}</span>}
        {corrected !== undefined && <span>{t('timeline.corrected')}</span>}
        <span className="end card-marking">
          {event.marking.named && !isInternal(event.marking) && (
            <span className="small faint">{t('marking.named')}</span>
          )}
          <TlpBadge tlp={event.marking.tlp} internal={isInternal(event.marking) && !event.marking.named} />
        </span>
      </div>
      <Markdown text={text} />
      <Foot entry={entry} words={text} />
    </div>
  );
}

const correctable: ReadonlySet<string> = new Set([
  'update-posted',
  'assistance-requested',
  'assistance-answered',
  'indicator-added',
  'evidence-added',
]);

function Foot({ entry, words }: { entry: CaseEntry; words?: string }) {
  const { id, us, user, past, mayErase, open, organizations, titleOf, t, numbers } = useTimeline();
  const { event, number } = entry;
  // What was erased has nothing that could be said otherwise, or erased again.
  const oursToChange = event.owner === us && !past && !isRedacted(entry);
  const quote = () => {
    const quoted = (words ?? '').split('\n').map((line) => `> ${line}`);
    changeDraft(user, id, {
      text: `${quoted.join('\n')}\n> — ${organizations.name(event.owner)}\n\n`,
    });
    document.getElementById('composer')?.focus();
  };
  return (
    <p className="foot">
      <span>{t(`basis.${entry.basis}`, { title: titleOf(entry.agreementId) })}</span>
      <span>{t('timeline.entryNumber', { n: numbers.format(number) })}</span>
      {entry.recipients && entry.recipients.length > 0 && (
        <span>{t('timeline.namedOnly', { names: entry.recipients.map(organizations.name).join(', ') })}</span>
      )}
      <span className="foot-acts">
        <button type="button" className="foot-act" onClick={() => copyLink(id, number)}>
          {t('action.copyLink')}
        </button>
        {words !== undefined && !past && (
          <button type="button" className="foot-act" onClick={quote}>
            {t('action.quote')}
          </button>
        )}
        {oursToChange && correctable.has(event.type) && (
          <button
            type="button"
            className="foot-act"
            onClick={() => open({ kind: 'correct', event: event.id, text: words ?? '' })}
          >
            {t('action.correct')}
          </button>
        )}
        {oursToChange && mayErase && isErasable(event.type) && (
          <button type="button" className="foot-act" onClick={() => open({ kind: 'erase', event: event.id })}>
            {t('erase.action')}
          </button>
        )}
      </span>
    </p>
  );
}

function copyLink(id: string, number: number): void {
  void navigator.clipboard.writeText(`${location.origin}/cases/${id}#entry-${number}`);
}
