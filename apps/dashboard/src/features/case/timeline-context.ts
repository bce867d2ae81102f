import type { OrganizationId } from '@entente/domain';
import { createContext, useContext, useMemo } from 'react';
import type { Directory } from '../../api/reading.js';
import { useCase } from './case-context.js';
import type { OpenDialog } from './dialogs/which.js';

/**
 * What the entries of a timeline need of their case. Unlike the whole context it does not change with every entry that
 * comes in, so that a case in which much happens draws what is new and nothing else.
 */
export interface TimelineContext {
  id: string;
  us: OrganizationId;
  user: string;
  past: boolean;
  organizations: Directory;
  open: (dialog: OpenDialog) => void;
}

const Context = createContext<TimelineContext | null>(null);
export const TimelineProvider = Context.Provider;

export function useTimeline(): TimelineContext {
  const context = useContext(Context);
  if (!context) throw new Error('There is no timeline here.');
  return context;
}

/** The part of the case on the screen that its timeline needs. */
export function useTimelineOfCase(): TimelineContext {
  const { record, acting, session, past, organizations, open } = useCase();
  const { id } = record;
  return useMemo(
    () => ({ id, us: acting.by, user: session.user.id, past, organizations, open }),
    [id, acting.by, session.user.id, past, organizations, open],
  );
}
