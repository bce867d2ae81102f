import type { CasePage, RecordedCaseEvent } from '@entente/domain';
import type { CaseBook } from './occasion.js';
import type { Block } from './report.js';

/** A case as a section reads it: the book, and the words of the case gathered from it. */
export interface Told extends CaseBook {
  page: CasePage;
}

/** What a section says; nothing at all where it has no place in this report. `from` is what it was made of. */
export type Draft = { from: readonly RecordedCaseEvent[]; blocks: Block[] } | undefined;
