import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { offeredNow } from '../ui/actions.js';
import { openPalette, showKeys, typedAhead } from './palette/open.js';

/** After `g`, one letter goes to a place. */
export const places = {
  o: '/',
  c: '/cases',
  i: '/inbox',
  r: '/requests',
  a: '/agreements',
  p: '/partners',
  d: '/disclosures',
} as const;

/** The keys that work everywhere, and those of the actions on offer; never while somebody writes. */
export function useKeys(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let going = 0;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event))
        return;
      if (typedAhead(event.key)) {
        event.preventDefault();
        return;
      }
      const place = Object.entries(places).find(([letter]) => letter === event.key)?.[1];
      if (event.timeStamp - going < 1_200 && place) {
        going = 0;
        event.preventDefault();
        void navigate({ to: place });
      } else if (event.key === 'g') going = event.timeStamp;
      else if (event.key === '?') showKeys();
      else performKey(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate]);
}

function performKey(event: KeyboardEvent): void {
  const action = offeredNow().find(({ keys }) => keys === event.key);
  if (!action || action.refusal !== null) return;
  event.preventDefault();
  action.perform();
}

function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]') !== null)
  );
}
