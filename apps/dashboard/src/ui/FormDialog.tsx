import { Button, type ModalProps } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.js';
import { Keys } from './marks.js';
import { Refusal } from './states.js';
import { SubmitButton } from './SubmitButton.js';
import { onSubmitKeys } from './submit.js';

/** A question before something is done: what it will do, what it needs, and one button that says what happens. */
export function FormDialog({
  title,
  submit,
  onSubmit,
  onClose,
  pending,
  error,
  lacks = null,
  size = 520,
  danger = false,
  children,
}: {
  title: string;
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  pending: boolean;
  error: unknown;
  /** What it still needs, in a sentence; until then it cannot be sent off. */
  lacks?: string | null;
  size?: NonNullable<ModalProps['size']>;
  danger?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const send = () => {
    if (lacks === null && !pending) onSubmit();
  };
  return (
    // A click beside it, on the way back to another window, throws nothing away.
    <Dialog onClose={onClose} title={title} size={size} closeOnClickOutside={false}>
      <form
        className="form"
        onKeyDown={onSubmitKeys(send)}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        <Refusal error={error} />
        <div className="form-foot">
          <Button variant="default" size="xs" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <SubmitButton lacks={lacks} pending={pending} {...(danger && { color: 'red' })}>
            {submit}
            <Keys keys="Mod ↵" />
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
