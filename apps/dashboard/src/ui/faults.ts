import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Problem, type Fault } from '../api/http.js';

/** The labels of fields whose name in the API is not the name of their label. */
const labels: Record<string, string> = {
  at: 'clock.metAt',
  current: 'settings.currentPassword',
  duplicateOf: 'field.duplicateOf',
  dueAt: 'ask.dueAt',
  effectiveFrom: 'field.from',
  effectiveUntil: 'field.until',
  evidence: 'agreement.evidence',
  label: 'administration.tokenLabel',
  languages: 'publication.languages',
  message: 'field.messageOptional',
  note: 'field.noteOptional',
  party: 'agreement.party',
  renewalNoticeDays: 'agreement.renewalNotice',
  startedAt: 'clock.startedAt',
  userId: 'administration.tokenUser',
};

/** What stands over a field; the field itself of a list has the name of the list. Empty where it has no label. */
function labelOf(path: string, t: TFunction): string {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  return t(labels[name] ?? `field.${name}`, { defaultValue: '' });
}

/** What is wrong with a field: the server's sentence for English readers, for others what its code says. */
function sentenceOfFault({ message, code }: Fault, t: TFunction): string {
  return t(`fault.${code ?? 'custom'}`, { defaultValue: '' }) || t('fault.custom', { defaultValue: message });
}

/** The fields that the server did not take, each by its label, with what is wrong. */
export function faultText(faults: readonly Fault[], t: TFunction): string {
  return faults
    .map((fault) => [labelOf(fault.path, t), sentenceOfFault(fault, t)].filter(Boolean).join(': '))
    .join(' ');
}

/**
 * What the server found wrong with a field of a form, or `found` before it was asked, by the field's path, to be shown at
 * the field.
 */
export function useFaults(
  error: unknown,
  found: readonly Fault[] = [],
): (path: string) => string | undefined {
  const { t } = useTranslation();
  return (path) => {
    const faults = error instanceof Problem ? error.errors : found;
    const fault = faults.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return fault && sentenceOfFault(fault, t);
  };
}
