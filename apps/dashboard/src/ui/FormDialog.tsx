import { Button, type ModalProps } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.js';
import { Keys } from './marks.js';
import { Refusal } from './states.js';
import { onSubmitKeys } from './submit.js';

/** A question before something is done: what it will do, what it needs, and one button that says what happens. */
export function FormDialog({
  title,
  submit,
  onSubmit,
  onClose,
  pending,
  error,
  ready = true,
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
  ready?: boolean;
  size?: NonNullable<ModalProps['size']>;
  danger?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const send = () => {
    if (ready && !pending) onSubmit();
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
          <Button
            type="submit"
            size="xs"
            loading={pending}
            disabled={!ready}
            {...(danger && { color: 'red' })}
          >
            {submit}
            <Keys keys="Mod ↵" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
