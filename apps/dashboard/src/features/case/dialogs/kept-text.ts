import { useState } from 'react';
import { useCase } from '../case-context.js';

/**
 * What somebody writes in a dialog of a case: kept in this browser, as the draft of an update is, until `forget` says that it
 * was sent. It survives a closed dialog, reload, crash and session end.
 */
export function useKeptText(
  place: string,
  initial = '',
): [text: string, change: (text: string) => void, forget: () => void] {
  const { record, session } = useCase();
  const key = `entente.dialog.${session.user.id}.${record.id}.${place}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? initial);
  const forget = () => localStorage.removeItem(key);
  const change = (next: string) => {
    setText(next);
    if (next === initial) forget();
    else localStorage.setItem(key, next);
  };
  return [text, change, forget];
}
