import type { ItemId } from '../../ids.js';
import { rejected } from '../../rejection.js';
import type { Marking } from '../../sharing/tlp.js';
import { dutyDueAt } from '../../vocabulary/duties.js';
import type { MeetClock, StartClock } from '../commands.js';
import type { CaseDraft } from '../events.js';
import type { CaseView } from '../view.js';
import { requireAccepted, requireRoom, type Acting } from './guards.js';

/** An organisation's duties to report are its own business: their events stay in its own book (domain.md, Reporting clocks). */
const internal: Marking = { tlp: 'TLP:RED' };

export function startClock(
  view: CaseView,
  id: ItemId,
  { duty, startedAt }: StartClock,
  hours: number | undefined,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  const own = view.clocks.filter((clock) => clock.organization === acting.by);
  requireRoom(own, 'clocks');
  const start = startedAt ?? acting.at;
  if (start > acting.at) throw rejected('starts-in-the-future', 'A clock cannot start in the future.');
  const running = own.some((clock) => clock.duty === duty && clock.metAt === null);
  if (running) throw rejected('clock-runs-already', 'This clock runs already in this case.');
  const data = { id, duty, startedAt: start, dueAt: dutyDueAt(duty, start, hours) };
  return [{ type: 'clock-started', data, marking: internal }];
}

export function meetClock(view: CaseView, id: ItemId, { at, note }: MeetClock, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  const clock = view.clocks.find((one) => one.id === id && one.organization === acting.by);
  if (!clock) throw rejected('not-found', 'Your organisation has no such clock in this case.');
  if (clock.metAt) throw rejected('clock-met-already', 'This duty was met already.');
  const met = at ?? acting.at;
  if (met > acting.at || (clock.startedAt !== null && met < clock.startedAt))
    throw rejected('met-at-not-possible', 'A duty is met between the start of its clock and now.');
  return [{ type: 'clock-met', data: { id, at: met, ...(note && { note }) }, marking: internal }];
}
