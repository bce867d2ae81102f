import type { AgreementId, OrganizationId } from '@entente/domain';
import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import { may } from '../../app/session.js';
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
  /** Whether one may erase what one's own organisation wrote. */
  mayErase: boolean;
  organizations: Directory;
  titleOf: (agreement: AgreementId | undefined) => string;
  open: (dialog: OpenDialog) => void;
  /** Asked for once a timeline: for every entry it takes as long as drawing it. */
  t: TFunction;
  numbers: Intl.NumberFormat;
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
  const { record, acting, session, past, organizations, agreements, open } = useCase();
  const { t, i18n } = useTranslation();
  const { id } = record;
  const { language } = i18n;
  // Not the session itself, which is another one whenever something is kept for its person.
  const mayErase = may(session, 'administer');
  return useMemo(() => {
    const titles = new Map(agreements.map((agreement) => [agreement.id, agreement.title]));
    return {
      ...{ id, us: acting.by, user: session.user.id, past, mayErase, organizations, open, t },
      titleOf: (agreement) => (agreement && titles.get(agreement)) ?? '',
      numbers: new Intl.NumberFormat(language),
    };
  }, [id, acting.by, session.user.id, past, mayErase, organizations, agreements, open, t, language]);
}
