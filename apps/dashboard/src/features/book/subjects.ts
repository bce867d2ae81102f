import type { CasePage, CaseView } from '@entente/domain';
import type { TFunction } from 'i18next';
import type { Entry } from '../../api/shapes.js';

/** What the requests, tasks and files of a case are called, by their ids. */
export type Subjects = ReadonlyMap<string, string>;

/** `evidence` is absent where only the view of the case is at hand. */
export function subjectsOf(view: CaseView, t: TFunction, evidence: CasePage['evidence'] = []): Subjects {
  return new Map([
    ...view.requests.flatMap(({ id, kind }) => (kind ? [[id, t(`assistance.${kind}`)] as const] : [])),
    ...view.tasks.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const])),
    ...evidence.map(({ id, name }) => [id, name] as const),
  ]);
}

/**
 * What an entry is about that itself names it by its id alone, and why one that was redacted has nothing to say any more;
 * undefined for one that says all there is.
 */
export function subjectOf({ event, redaction }: Entry, subjects: Subjects): string | undefined {
  if (redaction) return redaction.reason;
  switch (event.type) {
    case 'assistance-answered':
    case 'assistance-cancelled':
    case 'task-state-changed':
    case 'custody-recorded':
      return subjects.get(event.data.id);
    default:
      return undefined;
  }
}
