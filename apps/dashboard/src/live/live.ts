import { useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';
import { read } from '../api/http.js';
import { queries } from '../api/queries.js';
import type { CaseSummary, Entry, Presence } from '../api/shapes.js';
import { later } from '../ui/later.js';
import { forgetAll, receive } from './caches.js';

/**
 * One socket for the whole dashboard. It follows this organisation's book from the number where the first screen was
 * read, takes each entry once and in order, and after a lost connection goes on from the last number that it has.
 */
export type LiveState =
  | { phase: 'connecting' }
  | { phase: 'live' }
  | { phase: 'catching-up'; behind: number }
  | { phase: 'offline'; since: string }
  | { phase: 'signed-out' };

let state: LiveState = { phase: 'connecting' };
let socket: Socket | undefined;
let last = 0;
let head = 0;
/** How many entries of the book had lost their content when the server last said so. */
let redactions: number | undefined;
let starting: Promise<void> | undefined;
let waiting: Entry[] = [];
const openCases = new Map<string, (presence: Presence) => void>();
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function useLive(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

export function isLive(): boolean {
  return state.phase === 'live' || state.phase === 'catching-up';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Resolves when it is settled from which number the book is followed. What is read from the server afterwards cannot
 * miss an entry: it has it already, or the socket brings it.
 */
export function following(): Promise<void> {
  starting ??= start().catch((error: unknown) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function start(): Promise<void> {
  const summary = await read<CaseSummary>('/cases/summary');
  queries.setQueryData(['summary'], summary);
  last = head = summary.head;
  void connect();
}

/** The book is followed from the number that was read, so that connecting may wait for the first screen. */
const connecting = later(() => import('socket.io-client'));

async function connect(): Promise<void> {
  const { io } = await connecting();
  if (!starting) return;
  const opened = io('/live', { transports: ['websocket', 'polling'], reconnectionDelayMax: 5_000 });
  socket = opened;
  opened.on('connect', () => void follow(opened));
  opened.on('entry', (entry: Entry) => take(entry));
  opened.on('redacted', (said: { redactions: number }) => erased(said.redactions));
  opened.on('presence', (presence: Presence) => openCases.get(presence.caseId)?.(presence));
  opened.on('disconnect', (reason) => lost(opened, reason));
  opened.on('connect_error', () => {
    if (state.phase !== 'offline' && state.phase !== 'signed-out') offline();
    void queries.invalidateQueries({ queryKey: ['session'] });
  });
  opened.on('signed-out', () => {
    become({ phase: 'signed-out' });
    opened.disconnect();
    queries.setQueryData(['session'], null);
  });
}

/** A server that goes away for an update ends the connection by itself, and socket.io then waits to be told to come back. */
function lost(opened: Socket, reason: string): void {
  if (state.phase === 'signed-out') return;
  if (reason === 'io client disconnect') return;
  offline();
  if (reason === 'io server disconnect') setTimeout(() => opened.connect(), 1_000);
}

function offline(): void {
  become({ phase: 'offline', since: new Date().toISOString() });
}

async function follow(opened: Socket): Promise<void> {
  const answer = (await opened.emitWithAck('follow', { after: last })) as {
    head?: number | { number: number };
    redactions?: number;
    error?: { code: string };
  };
  if (answer.error) {
    void queries.invalidateQueries({ queryKey: ['session'] });
    return;
  }
  head = Math.max(last, typeof answer.head === 'object' ? answer.head.number : (answer.head ?? last));
  erased(answer.redactions ?? 0);
  for (const id of openCases.keys()) opened.emit('open-case', { id });
  // What could not be read while the server was away.
  void queries.refetchQueries({ type: 'active', predicate: ({ state: { status } }) => status === 'error' });
  settle();
}

/** Content was erased, now or while there was no connection: what is on the screen is read anew, all else is forgotten. */
function erased(now: number): void {
  const before = redactions;
  redactions = now;
  if (before === undefined || before === now) return;
  forgetAll();
  queries.removeQueries({ type: 'inactive' });
  void queries.invalidateQueries({ type: 'active' });
}

function settle(): void {
  become(last < head ? { phase: 'catching-up', behind: head - last } : { phase: 'live' });
}

function take(entry: Entry): void {
  if (entry.number <= last) return;
  last = entry.number;
  waiting.push(entry);
  if (waiting.length > 1) return;
  const rest = restMs();
  if (rest > 0) setTimeout(flush, rest);
  else requestAnimationFrame(flush);
}

/** When the last entries were given to the screen, and how long it took to draw them. */
let given = { at: -Infinity, tookMs: 0 };
const quickMs = 40;

/**
 * Many entries at once change the screen once a frame; a hidden page has no frames. In a storm of them a screen that
 * takes long to draw is given a rest, so that two thirds of the time are left to the reader.
 */
function restMs(): number {
  if (document.hidden) return 100;
  const inAStorm = performance.now() - given.at < 1_000 && given.tookMs > quickMs;
  return inAStorm ? Math.min(2 * given.tookMs, 1_000) : 0;
}

function measureDrawing(): void {
  const at = performance.now();
  given = { at, tookMs: 0 };
  const done = () => (given = { at, tookMs: performance.now() - at });
  // What is drawn in slices is drawn when there is nothing left to do; not every browser tells when that is.
  if ('requestIdleCallback' in window) requestIdleCallback(done, { timeout: 1_000 });
  else requestAnimationFrame(() => setTimeout(done, 0));
}

const heard = new Set<(entries: readonly Entry[]) => void>();
/** The last ones that came before anybody listened: who announces them is fetched after the first screen. */
let unheard: Entry[] = [];

/** Tells of entries as they come in live, for announcements. */
export function onEntries(listener: (entries: readonly Entry[]) => void): () => void {
  heard.add(listener);
  listener(unheard.splice(0));
  return () => heard.delete(listener);
}

function flush(): void {
  const entries = waiting;
  waiting = [];
  if (entries.length === 0) return;
  measureDrawing();
  receive(entries);
  if (state.phase !== 'live') settle();
  else if (heard.size === 0) unheard = [...unheard, ...entries].slice(-20);
  else for (const listener of heard) listener(entries);
}

/** Says to the others of the circle that this person has the case open, and hears who else has. */
export function openCase(id: string, listener: (presence: Presence) => void): () => void {
  openCases.set(id, listener);
  socket?.emit('open-case', { id });
  return () => {
    openCases.delete(id);
    socket?.emit('close-case', { id });
  };
}

/** Says that this person writes what would reach these organisations, or, without them, has stopped. */
export function sayWriting(id: string, to?: readonly string[]): void {
  socket?.emit('writing', { id, to });
}

/** Ends following and forgets what was seen, when the person signs out or another one signs in. */
export function stopFollowing(): void {
  socket?.disconnect();
  socket = undefined;
  starting = undefined;
  waiting = [];
  unheard = [];
  last = head = 0;
  redactions = undefined;
  forgetAll();
  become({ phase: 'connecting' });
}
