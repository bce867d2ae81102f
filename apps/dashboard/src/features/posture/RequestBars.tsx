import type { Requests } from '@entente/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BarTable, type BarPart } from '../../ui/BarTable.js';
import { length } from '../../ui/time.js';

/** What became of requests for assistance, and how long the first answer took; a row for whatever they are counted by. */
export function RequestBars({
  caption,
  head,
  requests,
}: {
  caption: string;
  head: string;
  requests: readonly { key: string; name: ReactNode; counts: Requests }[];
}) {
  const { t } = useTranslation();
  const parts: BarPart[] = [
    { key: 'answered', title: t('posture.request.answered'), colour: 'var(--ok)' },
    { key: 'open', title: t('posture.request.open'), colour: 'var(--accent)' },
    { key: 'declined', title: t('posture.request.declined'), colour: 'var(--late)' },
    { key: 'cancelled', title: t('posture.request.cancelled'), colour: 'var(--edge)' },
  ];
  const rows = requests.map(({ key, name, counts }) => {
    const { answered, open, declined, cancelled, overdue, firstAnswer } = counts;
    const first = firstAnswer.median;
    return {
      ...{ key, name, values: { answered, open, declined, cancelled, overdue } },
      said: { first: first === null ? '–' : length(first, t) },
    };
  });
  const further = [
    { key: 'overdue', title: t('posture.request.overdue') },
    { key: 'first', title: t('posture.request.first') },
  ];
  return <BarTable caption={caption} head={head} parts={parts} rows={rows} further={further} />;
}
