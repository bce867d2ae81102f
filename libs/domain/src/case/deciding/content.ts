import { rejected } from '../../rejection.js';
import { parseIndicator } from '../../vocabulary/indicators.js';
import type { AddIndicator, Correct, Corrected, PostUpdate } from '../commands.js';
import type { CaseDraft } from '../events.js';
import type { CaseView } from '../view.js';
import { addressed, markingOf, requireAccepted, requireNotClosed, type Acting } from './guards.js';

/** What any participant writes: updates, indicators and corrections of its own. */

export function postUpdate(view: CaseView, input: PostUpdate, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  if (!input.lesson) requireNotClosed(view);
  const data = { text: input.text, ...(input.lesson && { lesson: true }) };
  return [addressed(view, { type: 'update-posted', data, marking: markingOf(view, input) }, acting)];
}

export function addIndicator(view: CaseView, input: AddIndicator, acting: Acting): CaseDraft[] {
  requireAccepted(view, acting);
  requireNotClosed(view);
  const parsed = parseIndicator(input.type, input.value);
  if (!parsed.ok) throw rejected('indicator-not-valid', parsed.message);
  if (input.firstSeen && input.lastSeen && input.firstSeen > input.lastSeen)
    throw rejected('indicator-not-valid', 'It cannot be seen last before it is seen first.');
  const { type, note, toBlock, firstSeen, lastSeen } = input;
  const data = {
    ...{ type, value: parsed.value },
    ...(note && { note }),
    ...(toBlock && { toBlock }),
    ...(firstSeen && { firstSeen }),
    ...(lastSeen && { lastSeen }),
  };
  return [addressed(view, { type: 'indicator-added', data, marking: markingOf(view, input) }, acting)];
}

const correctable: ReadonlySet<string> = new Set([
  'update-posted',
  'indicator-added',
  'evidence-added',
  'assistance-requested',
  'assistance-answered',
]);

/**
 * Replaces the text of an earlier event of the same owner; nothing is edited. It goes exactly where the original
 * may go: same marking, same recipients, same organisation concerned.
 */
export function correct(
  view: CaseView,
  input: Correct,
  original: Corrected | undefined,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  if (!original) throw rejected('nothing-to-correct', 'Your organisation wrote no such entry in this case.');
  if (!correctable.has(original.type))
    throw rejected(
      'not-correctable',
      'Only a text can be corrected: an update, an indicator, a description of evidence, a request or an answer.',
    );
  const { marking, concerns } = original;
  return [{ type: 'correction-made', data: { ...input, ...(concerns && { concerns }) }, marking }];
}
