import { Button, MultiSelect, Textarea } from '@mantine/core';
import {
  audience,
  isInternal,
  recognizeIndicators,
  Rejection,
  tlpLevel,
  type CaseDraft,
  type Marking,
  type OrganizationId,
} from '@entente/domain';
import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/http.js';
import { sayWriting, useLive } from '../../live/live.js';
import type { Action } from '../../ui/actions.js';
import { Icon } from '../../ui/Icon.js';
import { Markdown } from '../../ui/Markdown.js';
import { Keys } from '../../ui/marks.js';
import { refusalText } from '../../ui/refusal.js';
import { sentenceOf } from '../../ui/states.js';
import { SubmitButton } from '../../ui/SubmitButton.js';
import { onSubmitKeys } from '../../ui/submit.js';
import { AudiencePreview } from './Audience.js';
import { useCase } from './case-context.js';
import {
  changeDraft,
  settleSent,
  takeToSend,
  useDraft,
  type DraftUpdate,
  type Outcome,
  type SentUpdate,
} from './drafts.js';
import { tried } from './dry-run.js';
import { MarkingPicker } from './MarkingPicker.js';
import type { Posting } from './posting.js';

/** Where one writes: text, marking, recipients, and under it at all times who gets it and who does not, and why. */
export function Composer({ action, posting }: { action: Action; posting: Posting }) {
  const { t } = useTranslation();
  const { record, session, view, acting } = useCase();
  const draft = useDraft(session.user.id, record.id);
  const change = (part: Partial<DraftUpdate>) => changeDraft(session.user.id, record.id, part);
  const [preview, setPreview] = useState(false);
  const [asking, setAsking] = useState(false);
  const marking = markingOf(draft, view.tlp);
  useWriting(draft.text, draftOf(draft, marking));
  const looser = tlpLevel(marking.tlp) < tlpLevel(view.tlp);
  const closed = view.status === 'closed';
  const written = draft.text.trim() !== '';
  const answer = tried(
    view,
    { type: 'post-update', input: { text: '…', ...marking, lesson: closed } },
    acting,
  );
  const lacks = answer instanceof Rejection ? refusalText(answer, t) : written ? null : t('composer.nothing');
  const send = () => {
    if (lacks !== null) return;
    if (looser && !asking) {
      setAsking(true);
      return;
    }
    setAsking(false);
    setPreview(false);
    void sendAll(takeToSend(session.user.id, record.id));
  };
  /** One after the other; where one does not get through, those after it wait with it for their writer. */
  const sendAll = async (pieces: readonly SentUpdate[]) => {
    const settle = (piece: SentUpdate, outcome: Outcome) =>
      settleSent(session.user.id, record.id, piece, outcome);
    for (const [i, piece] of pieces.entries()) {
      const outcome = await posting.post(piece, markingOf(piece, view.tlp), closed);
      if (outcome !== 'taken')
        for (const unsent of pieces.slice(i + 1).reverse())
          settle(unsent, unsent.wasLost ? 'lost' : 'refused');
      settle(piece, outcome);
      if (outcome !== 'taken') return;
    }
  };
  const { id } = session.user;
  const write = useCallback((text: string) => changeDraft(id, record.id, { text }), [id, record.id]);
  if (action.refusal !== null) return <p className="composer composer-barred dim">{action.refusal}</p>;
  return (
    <section
      className="composer"
      aria-label={t('composer.label')}
      data-writing={draft.text !== '' || undefined}
      onKeyDown={(event) => {
        if (isLeaving(event)) document.getElementById('timeline')?.focus();
        else onSubmitKeys(send)(event);
      }}
    >
      <div className="composer-box">
        {preview ? (
          <div className="composer-preview">
            <Markdown text={draft.text} />
          </div>
        ) : (
          <TextField
            label={t('composer.label')}
            placeholder={t(closed ? 'composer.lesson' : 'composer.placeholder')}
            value={draft.text}
            onText={write}
          />
        )}
        <div className="composer-bar">
          <MarkingPicker
            value={marking.tlp}
            internal={isInternal(marking)}
            onChange={(tlp) => change({ tlp })}
          />
          <Recipients
            internal={isInternal(marking)}
            chosen={draft.recipients}
            onChange={(recipients) => change({ recipients })}
          />
          <button type="button" className="chip" aria-pressed={preview} onClick={() => setPreview(!preview)}>
            <Icon name="eye" size={12} /> {t('composer.preview')}
          </button>
          {lacks === null && <span className="small faint composer-kept">{t('composer.kept')}</span>}
          <SubmitButton lacks={lacks} pending={false} onClick={send} aria-keyshortcuts="Control+Enter">
            {t('composer.post')}
            <Keys keys="Mod ↵" />
          </SubmitButton>
        </div>
      </div>
      {asking && (
        <p className="composer-ask" role="alert">
          {t('composer.looser', { tlp: marking.tlp, caseTlp: view.tlp })}
          <Button size="compact-xs" onClick={send}>
            {t('composer.postAs', { tlp: marking.tlp })}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
            {t('action.cancel')}
          </Button>
        </p>
      )}
      {posting.error && <Refused error={posting.error} />}
      <AudiencePreview draft={draftOf(draft, marking)} />
      <Recognized text={draft.text} />
    </section>
  );
}

/** Measures its own height whenever it is drawn: so it is drawn when its text changes, not with every entry that comes in. */
const TextField = memo(function TextField({
  label,
  placeholder,
  value,
  onText,
}: {
  label: string;
  placeholder: string;
  value: string;
  onText: (text: string) => void;
}) {
  return (
    <Textarea
      id="composer"
      variant="unstyled"
      autosize
      minRows={2}
      maxRows={12}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
});

/** Escape leads from what one writes, which is kept, to the timeline, where a letter is a key again; what is open closes first. */
function isLeaving({ key, target, currentTarget }: KeyboardEvent): boolean {
  if (key !== 'Escape' || !(target instanceof Element)) return false;
  return currentTarget.contains(target) && !target.closest('input, [aria-expanded=true]');
}

export function markingOf({ tlp, recipients }: DraftUpdate, caseTlp: Marking['tlp']): Marking {
  return { tlp: tlp ?? caseTlp, ...(recipients.length > 0 && { recipients }) };
}

const restingMs = 10_000;

/** Says to those whom it would reach that something is being written, until nothing more came for a while. */
function useWriting(text: string, draft: CaseDraft): void {
  const { record, view, acting, agreements } = useCase();
  const before = useRef(text);
  const said = useRef('');
  const reached = audience(view, draft, acting.by, agreements, acting.at)
    .filter(({ verdict }) => verdict === 'disclose')
    .map(({ organization }) => organization)
    .join();
  const { id } = record;
  useEffect(() => {
    if (text === before.current && said.current === '') return;
    const stops = () => {
      if (said.current !== '') sayWriting(id);
      said.current = '';
    };
    if (text === '') stops();
    else if (said.current !== `to ${reached}`) {
      said.current = `to ${reached}`;
      sayWriting(id, reached === '' ? [] : reached.split(','));
    }
    before.current = text;
    const rests = setTimeout(stops, restingMs);
    return () => clearTimeout(rests);
  }, [text, reached, id]);
}

function draftOf({ text }: DraftUpdate, marking: Marking): CaseDraft {
  return { type: 'update-posted', data: { text }, marking };
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { phase } = useLive();
  const [wasAway, setWasAway] = useState(false);
  if (phase === 'offline' && !wasAway) setWasAway(true);
  const offline = error instanceof Problem && error.status === 0;
  const back = wasAway && phase === 'live';
  return (
    <p className="refusal" role="alert">
      <Icon name="warning" size={14} />{' '}
      {offline ? t(back ? 'composer.back' : 'composer.offline') : sentenceOf(error, t)}
    </p>
  );
}

/** Names those alone who shall have it, of those who take part; what is internal goes to nobody but those. */
export function Recipients({
  internal,
  chosen,
  onChange,
}: {
  internal: boolean;
  chosen: OrganizationId[];
  onChange: (recipients: OrganizationId[]) => void;
}) {
  const { t } = useTranslation();
  const { view, acting, organizations } = useCase();
  const [open, setOpen] = useState(false);
  const others = view.participants.filter(
    ({ organization, state }) => organization !== acting.by && state === 'accepted',
  );
  if (!open && chosen.length === 0)
    return (
      <button type="button" className="chip" onClick={() => setOpen(true)}>
        <Icon name="plus" size={11} /> {t('composer.recipients')}
      </button>
    );
  return (
    <MultiSelect
      size="xs"
      className="composer-recipients"
      aria-label={t('composer.recipients')}
      placeholder={chosen.length > 0 ? '' : t(internal ? 'composer.onlyUs' : 'composer.everyone')}
      value={chosen}
      data={others.map(({ organization }) => ({
        value: organization,
        label: organizations.name(organization),
      }))}
      onChange={(values) =>
        onChange(others.map(({ organization }) => organization).filter((one) => values.includes(one)))
      }
      clearable
      searchable
      autoFocus={open}
      defaultDropdownOpened={open}
    />
  );
}

/** Indicators pasted into a text are offered as such. */
function Recognized({ text }: { text: string }) {
  const { t } = useTranslation();
  const { open, page } = useCase();
  const settled = useDeferredValue(text);
  const found = useMemo(() => {
    const known = new Set(page.indicators.map(({ type, value }) => `${type} ${value}`));
    return recognizeIndicators(settled).filter(({ type, value }) => !known.has(`${type} ${value}`));
  }, [settled, page.indicators]);
  if (found.length === 0) return null;
  return (
    <button type="button" className="text-button" onClick={() => open({ kind: 'indicators', text: settled })}>
      <Icon name="target" size={13} /> {t('composer.recognized', { count: found.length })}
    </button>
  );
}
