import { classifications } from '@entente/domain';
import type { TFunction } from 'i18next';

export interface ClassificationTexts {
  classLabel: string;
  label: string;
  /** When to choose it. */
  description: string;
}

/** A type of RSIT in the reader's language: English is the taxonomy's own, and stands in where there is no text. */
export function classificationTexts(id: string, t: TFunction): ClassificationTexts {
  const type = classifications.find((each) => each.id === id);
  if (!type) return { classLabel: id, label: '', description: '' };
  return {
    classLabel: t(`rsitClass.${type.class}`, { defaultValue: type.classLabel }),
    label: t(`rsit.${id}`, { defaultValue: type.label }),
    description: t(`rsitHelp.${id}`, { defaultValue: type.description }),
  };
}
