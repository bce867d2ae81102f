import {
  decide,
  Rejection,
  type Acting,
  type CaseCommand,
  type CaseDraft,
  type CaseView,
} from '@entente/domain';

/** What a command would cause, or why it would be refused: asked of the very function that decides, over what we know. */
export function tried(
  view: CaseView,
  command: CaseCommand,
  acting: Acting,
): readonly CaseDraft[] | Rejection {
  try {
    return decide(view, command, acting);
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
