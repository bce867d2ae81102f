import { Button, type ButtonProps } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId, type ReactNode } from 'react';
import { listed } from './listed.js';

/**
 * Sends a form off. As long as the form lacks something the button waits, and what it waits for stands beside it in a
 * sentence.
 */
export function SubmitButton({
  lacks,
  pending,
  onClick,
  children,
  ...rest
}: ButtonProps & {
  lacks: string | null;
  pending: boolean;
  /** Sends it off where there is no form around, in which Enter would do so too. */
  onClick?: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      {lacks !== null && (
        <span id={id} className="form-lacks small dim">
          {lacks}
        </span>
      )}
      <Button
        type={onClick ? 'button' : 'submit'}
        size="xs"
        loading={pending}
        {...rest}
        {...(onClick && { onClick })}
        {...(lacks !== null && {
          ...{ 'aria-disabled': true, 'data-disabled': true, 'aria-describedby': id },
          // Whoever presses it all the same, or Enter in a field, sends nothing.
          onClick: (event: { preventDefault: () => void }) => event.preventDefault(),
        })}
      >
        {children}
      </Button>
    </>
  );
}

/** The fields that are still to be filled in, by their labels, as a sentence; null when there are none. */
export function stillNeeded(t: TFunction, needs: Record<string, boolean>): string | null {
  const labels = Object.entries(needs).flatMap(([label, needed]) => (needed ? t(label) : []));
  const fields = listed(labels);
  return labels.length > 0 ? t('form.needs', { fields }) : null;
}
