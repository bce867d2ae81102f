import { NewCase } from '@entente/domain';
import { z } from 'zod';
import { useState } from 'react';

/** The case as it is being written down; kept in this browser until it is opened. */
const Draft = z.object({
  title: z.string(),
  summary: z.string(),
  classification: NewCase.shape.classification.nullable(),
  severity: NewCase.shape.severity,
  tlp: NewCase.shape.tlp,
  countries: z.array(z.string()),
  sectors: z.array(z.string()),
  occurred: z.string(),
  detected: z.string(),
});
export type NewCaseDraft = z.infer<typeof Draft>;

export function useNewCaseDraft(user: string, country: string) {
  const key = `entente.new-case.${user}`;
  const [draft, setDraft] = useState<NewCaseDraft>(() => stored(key) ?? blank(country));
  const change = (part: Partial<NewCaseDraft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      localStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  return { draft, change, forget: () => localStorage.removeItem(key) };
}

function blank(country: string): NewCaseDraft {
  return {
    ...{ title: '', summary: '', classification: null, severity: 'medium', tlp: 'TLP:AMBER' },
    ...{ countries: [country], sectors: [], occurred: '', detected: '' },
  };
}

function stored(key: string): NewCaseDraft | undefined {
  try {
    return Draft.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
