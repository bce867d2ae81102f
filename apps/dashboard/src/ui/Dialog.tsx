import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What every dialog has in common: it is there as long as it is drawn, and then the focus is where it was before. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useTranslation();
  useFocusReturned();
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('action.close') }}
      // The page has one banner, and it is not this.
      attributes={{ header: { role: 'none' } }}
      returnFocus={false}
      {...props}
    />
  );
}

/** Who opened the last dialog; one that opens out of another goes back to the opener of that. */
let opener: Element | null = null;

function openerNow(): Element | null {
  const at = document.activeElement;
  if (at?.closest('[role=dialog]')) return opener;
  const menu = at?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  opener = (menu && document.getElementById(menu)) || at;
  return opener;
}

function useFocusReturned(): void {
  const [from] = useState(openerNow);
  useEffect(
    () => () => {
      // Where somebody has been led on meanwhile, to another page or dialog, the focus stays there.
      if (document.activeElement !== document.body) return;
      const to = from?.isConnected && from !== document.body ? from : document.getElementById('main');
      if (to instanceof HTMLElement || to instanceof SVGElement) to.focus({ preventScroll: true });
    },
    [from],
  );
}
