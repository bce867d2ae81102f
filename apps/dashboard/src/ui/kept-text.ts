import { useState } from 'react';
import { useSession } from '../app/session.js';

/**
 * What somebody writes in a dialog about a case or an agreement: kept in this browser, as the draft of an update is, until
 * `forget` says that it was sent. It survives a closed dialog, reload, crash and session end. Until something is written it is
 * `initial`, as that stands now.
 */
export function useKeptText(
  about: string,
  place: string,
  initial = '',
): [text: string, change: (text: string) => void, forget: () => void] {
  const { user } = useSession();
  const key = `entente.dialog.${user.id}.${about}.${place}`;
  const [kept, setKept] = useState(() => localStorage.getItem(key));
  const forget = () => localStorage.removeItem(key);
  const change = (next: string) => {
    setKept(next === initial ? null : next);
    if (next === initial) forget();
    else localStorage.setItem(key, next);
  };
  return [kept ?? initial, change, forget];
}
