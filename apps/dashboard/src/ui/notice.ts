import type { TFunction } from 'i18next';

/** Says something in passing, at the edge of the page; gone after a while, or when it is closed. */
export async function showNotice(
  t: TFunction,
  message: string,
  { failed = false, onClick }: { failed?: boolean; onClick?: () => void } = {},
): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    ...{ message, autoClose: 8_000, withBorder: true },
    closeButtonProps: { 'aria-label': t('action.close') },
    ...(failed && { color: 'red' }),
    ...(onClick && { onClick }),
  });
}
