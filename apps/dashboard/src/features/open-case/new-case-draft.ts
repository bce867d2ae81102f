import type { Classification, Severity, Tlp } from '@entente/domain';
import { useState } from 'react';

/** The case as it is being written down; kept in this browser until it is opened. */
export interface NewCaseDraft {
  title: string;
  summary: string;
  classification: Classification | null;
  severity: Severity;
  tlp: Tlp;
  countries: string[];
  sectors: string[];
  occurred: string;
  detected: string;
}

export function useNewCaseDraft(user: string, country: string) {
  const key = `entente.new-case.${user}`;
  const [draft, setDraft] = useState<NewCaseDraft>(() => ({ ...blank(country), ...stored(key) }));
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

/** Only this page writes there, in the shape that it reads. */
function stored(key: string): Partial<NewCaseDraft> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<NewCaseDraft>;
  } catch {
    return {};
  }
}
