import { Button, type ButtonProps } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useEffect, useId, useSyncExternalStore, type ReactElement } from 'react';
import { Icon, type IconName } from './Icon.js';
import { Keys } from './marks.js';
import { fetched } from './later.js';

/**
 * Something that a person can do, defined once in its feature's actions file. Buttons, menus, the palette and the keys
 * all derive from it, and one that is not possible now says why.
 */
export interface ActionDefinition<Context> {
  id: string;
  /** A key of the texts. */
  label: string;
  icon: IconName;
  /** A letter, pressed alone while nobody writes. */
  keys?: string;
  /** True, or the sentence that says why not. */
  allowed: (context: Context) => true | string;
  perform: (context: Context) => void;
}

/** An action with all that it needs, ready to be offered. */
export interface Action {
  id: string;
  label: string;
  icon: IconName;
  keys?: string | undefined;
  refusal: string | null;
  perform: () => void;
}

export function bind<Context>(
  definitions: readonly ActionDefinition<Context>[],
  context: Context,
  t: TFunction,
): Action[] {
  return definitions.map(({ id, label, icon, keys, allowed, perform }) => {
    const answer = allowed(context);
    return {
      ...{ id, label: t(label), icon, keys, refusal: answer === true ? null : answer },
      perform: () => perform(context),
    };
  });
}

/** What the screens on show offer, for the palette and the keys. */
let offered: ReadonlyMap<string, Offer> = new Map();
const listeners = new Set<() => void>();

interface Offer {
  actions: readonly Action[];
  everywhere: boolean;
}

function offer(by: string, made: Offer | undefined): void {
  const next = new Map(offered);
  if (made) next.set(by, made);
  else next.delete(by);
  offered = next;
  for (const listener of listeners) listener();
}

/** Offers actions as long as the caller is on the screen; those that are offered everywhere come after its own. */
export function useOffer(actions: readonly Action[], { everywhere = false } = {}): void {
  const id = useId();
  useEffect(() => {
    offer(id, { actions, everywhere });
  }, [id, actions, everywhere]);
  useEffect(() => () => offer(id, undefined), [id]);
}

export function useOffered(): readonly Action[] {
  return inOrder(useSyncExternalStore(subscribe, () => offered));
}

export function offeredNow(): readonly Action[] {
  return inOrder(offered);
}

function inOrder(offers: typeof offered): readonly Action[] {
  return [...offers.values()]
    .toSorted((a, b) => Number(a.everywhere) - Number(b.everywhere))
    .flatMap(({ actions }) => actions);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const Tooltip = lazy(fetched(async () => ({ default: (await import('./Tooltip.js')).Tooltip })));

/** Says why not, on hover, focus and touch. */
function Why({ refusal, children }: { refusal: string | null; children: ReactElement }) {
  if (refusal === null) return children;
  return (
    <Suspense fallback={children}>
      <Tooltip label={refusal} events={{ hover: true, focus: true, touch: true }}>
        {children}
      </Tooltip>
    </Suspense>
  );
}

export function ActionButton({
  action,
  primary = false,
  label,
  size = 'xs',
}: {
  action: Action;
  primary?: boolean;
  label?: string;
  size?: ButtonProps['size'];
}) {
  const why = useId();
  const { refusal, keys } = action;
  return (
    <>
      <Why refusal={refusal}>
        <Button
          size={size}
          variant={primary ? 'filled' : 'default'}
          onClick={() => {
            if (refusal === null) action.perform();
          }}
          {...(refusal !== null && { 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': why })}
          {...(keys && { 'aria-keyshortcuts': keys })}
        >
          {label ?? action.label}
          {keys && <Keys keys={keys.toUpperCase()} />}
        </Button>
      </Why>
      {refusal !== null && (
        <span id={why} className="unseen">
          {refusal}
        </span>
      )}
    </>
  );
}

/** The same as a quiet word beside a heading. */
export function ActionText({ action, label }: { action: Action; label?: string }) {
  const why = useId();
  const { refusal } = action;
  return (
    <>
      <Why refusal={refusal}>
        <button
          type="button"
          className="text-button"
          onClick={() => {
            if (refusal === null) action.perform();
          }}
          {...(refusal !== null && { 'aria-disabled': true, 'aria-describedby': why })}
        >
          {label ?? action.label}
        </button>
      </Why>
      {refusal !== null && (
        <span id={why} className="unseen">
          {refusal}
        </span>
      )}
    </>
  );
}

export function ActionIcon({ action }: { action: Action }) {
  return <Icon name={action.icon} size={14} />;
}
