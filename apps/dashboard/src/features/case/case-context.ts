import type { Acting, Agreement, CasePage, CaseView } from '@entente/domain';
import { createContext, useContext } from 'react';
import type { Directory } from '../../api/reading.js';
import type { CaseEntry, CaseRecord, Session } from '../../api/shapes.js';
import type { OpenDialog } from './dialogs/which.js';

/** The case on the screen and all that its pieces need: the same for the timeline, the side and the dialogs. */
export interface CaseContext {
  record: CaseRecord;
  /** As it stands, or as it stood at the moment looked at. */
  view: CaseView;
  entries: readonly CaseEntry[];
  page: CasePage;
  /** A past moment or another party's view is looked at: nothing can be done to it. */
  past: boolean;
  session: Session;
  agreements: readonly Agreement[];
  organizations: Directory;
  acting: Acting;
  open: (dialog: OpenDialog) => void;
}

const Context = createContext<CaseContext | null>(null);
export const CaseProvider = Context.Provider;

export function useCase(): CaseContext {
  const context = useContext(Context);
  if (!context) throw new Error('There is no case here.');
  return context;
}
