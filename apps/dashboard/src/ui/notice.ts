import type { TFunction } from 'i18next';

/** Says something in passing, at the edge of the page; gone after a while, or when it is closed. */
export async function showNotice(
  t: TFunction,
  message: string,
  { failed = false, onClick }: { failed?: boolean; onClick?: () => void } = {},
): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  for (const event of ['focusin', 'input']) document.addEventListener(event, giveWay);
  notifications.show({
    ...{ message, autoClose: 8_000, withBorder: true },
    closeButtonProps: { 'aria-label': t('action.close') },
    ...(failed && { color: 'red' }),
    ...(onClick && { onClick }),
  });
}

/** A notice closes upon what gets the focus, or is written in, beneath it: nobody works blindly (WCAG 2.2, 2.4.11). */
function giveWay({ target }: Event): void {
  if (!(target instanceof Element)) return;
  const { left, top, width, height } = target.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const notice = above?.closest('.mantine-Notification-root');
  if (notice && !notice.contains(target)) notice.querySelector('button')?.click();
}
