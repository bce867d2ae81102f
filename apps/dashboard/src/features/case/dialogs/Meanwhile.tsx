import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseEntry } from '../../../api/shapes.js';
import { Sentence } from '../../book/sentence.js';
import { useCase } from '../case-context.js';
import { isAnothersChange } from '../writing.js';

/**
 * What others changed of the header and the status since a dialog was opened (or since the version `from`), or since its
 * writer said to go on over it. What one has changed oneself may come by the book only after the next dialog is open. While
 * one's own is on its way nothing is said: the answer of the server says whether it came too late.
 */
export function useMeanwhile(
  { isPending, isSuccess }: { isPending: boolean; isSuccess: boolean },
  from?: number,
): {
  changes: CaseEntry[];
  /** What the dialog waits for as long as there are such changes. */
  lacks: string | null;
  goOn: () => void;
} {
  const { t } = useTranslation();
  const { record, entries, session } = useCase();
  const [base, setBase] = useState(from ?? record.version);
  const since = entries.filter((entry) => entry.number > base && isAnothersChange(entry, session.user.id));
  const changes = isPending || isSuccess ? [] : since;
  const lacks = changes.length > 0 ? t('form.meanwhile') : null;
  return { changes, lacks, goOn: () => setBase(record.version) };
}

/** Shows what another one changed meanwhile, and lets one apply one's own to what there is now. */
export function Meanwhile({ changes, goOn }: Omit<ReturnType<typeof useMeanwhile>, 'lacks'>) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <div className="consequence conflict" role="alert">
      <b>{t('case.changedMeanwhile')}</b>
      {changes.map((entry) => (
        <span key={entry.number}>
          <Sentence entry={entry} />
        </span>
      ))}
      <Button size="compact-xs" onClick={goOn}>
        {t('case.applyMine')}
      </Button>
    </div>
  );
}
