import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dutiesQuery, useOrganizations } from '../api/reading.js';
import type { Entry } from '../api/shapes.js';
import { fromLists } from '../features/book/CaseBeneath.js';
import { plainSentence } from '../features/book/sentence.js';
import { subjectOf, subjectsOf } from '../features/book/subjects.js';
import { concerns } from '../features/inbox/concerns.js';
import { onEntries } from '../live/live.js';
import { showNotice } from '../ui/notice.js';
import { countdown } from '../ui/time.js';
import { clocksToTell } from './clock-warnings.js';
import { changeKept } from './kept.js';
import { may, useSession } from './session.js';
import { settings } from './settings.js';

/** Has nothing to show: its script is fetched when the first screen stands. */
export function Announcements(): null {
  useAnnouncements();
  useClockWarnings();
  return null;
}

/**
 * Says what comes in live and concerns us: on the page unless it stands there anyway, by the browser and with a sound
 * when asked to.
 */
function useAnnouncements(): void {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const router = useRouter();
  useEffect(
    () =>
      onEntries((entries) => {
        for (const entry of entries.filter((each) => concerns(each, organization.id)).slice(-3)) {
          const known = fromLists(entry.event.stream.id);
          const subject = known && subjectOf(entry, subjectsOf(known.view, t));
          const message = plainSentence(entry, organizations, t, subject);
          const address = addressOf(entry);
          const open = () => void router.navigate(address);
          const isOpen = router.buildLocation(address).pathname === router.state.location.pathname;
          // Whoever reads that case sees it come; a notice would only lie upon what they are about to press.
          if (!isOpen) void showNotice(t, message, { onClick: open });
          announceOutside(message, open);
        }
      }),
    [t, organization.id, organizations, router],
  );
}

/** Says once to a person of each reporting clock that a quarter of its time is left. */
function useClockWarnings(): void {
  const { t } = useTranslation();
  const session = useSession();
  const { data } = useQuery({ ...dutiesQuery, enabled: may(session, 'readBook') });
  const router = useRouter();
  const told = session.kept.toldClocks;
  useEffect(() => {
    const check = () => {
      const clocks = clocksToTell(data ?? [], Date.now(), new Set(told));
      const ids = clocks.flatMap(({ itemId }) => itemId ?? []);
      if (ids.length > 0) changeKept({ toldClocks: ids }).catch(() => undefined);
      for (const { caseId, label, reference, dueAt } of clocks.slice(0, 3)) {
        const address = { to: '/cases/$id', params: { id: caseId ?? '' } } as const;
        const open = () => void router.navigate(address);
        const duty = label ? t(`duty.${label}`, { defaultValue: label }) : '';
        const left = Date.parse(dueAt ?? '') - Date.now();
        const message = t(left < 0 ? 'announce.clockLate' : 'announce.clock', {
          ...{ duty, reference: reference ?? '', left: countdown(Math.abs(left), t) },
        });
        const isOpen = router.buildLocation(address).pathname === router.state.location.pathname;
        if (!isOpen) void showNotice(t, message, { onClick: open });
        announceOutside(message, open);
      }
    };
    check();
    const timer = setInterval(check, 30_000);
    return () => clearInterval(timer);
  }, [data, told, router, t]);
}

function addressOf({ event }: Entry) {
  const { kind, id } = event.stream;
  if (kind === 'publication') return { to: '/publications/$id', params: { id } } as const;
  return kind === 'case'
    ? ({ to: '/cases/$id', params: { id } } as const)
    : ({ to: '/agreements/$id', params: { id } } as const);
}

function announceOutside(message: string, open: () => void): void {
  const { notifications: wanted, sound } = settings();
  if (sound) beep();
  if (!wanted || !document.hidden || Notification.permission !== 'granted') return;
  const shown = new Notification('Entente', { body: message, icon: '/favicon.svg' });
  shown.onclick = () => {
    window.focus();
    open();
  };
}

/** A short, soft tone, made here so that no file has to be fetched. */
function beep(): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.35);
  tone.onended = () => void audio.close();
}
