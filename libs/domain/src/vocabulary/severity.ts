import { z } from 'zod';

/** Severity of a cyber incident, from white to black (US Cyber Incident Severity Schema, PPD-41, 2016). */
export const severityNames = ['baseline', 'low', 'medium', 'high', 'severe', 'emergency'] as const;
export const Severity = z.enum(severityNames, { error: `A severity is one of ${severityNames.join(', ')}.` });
export type Severity = z.infer<typeof Severity>;

export interface SeverityMeaning {
  /** 0 to 5, and as many filled bars. */
  level: number;
  label: string;
  colour: { light: string; dark: string };
  meaning: string;
}

export const severities: Readonly<Record<Severity, SeverityMeaning>> = {
  baseline: {
    level: 0,
    label: 'Baseline',
    colour: { light: '#aab2bf', dark: '#6d7889' },
    meaning: 'An event without substance or consequence.',
  },
  low: {
    level: 1,
    label: 'Low',
    colour: { light: '#2e9e5b', dark: '#43c178' },
    meaning:
      'Unlikely to affect public health or safety, security, the economy, rights or public confidence.',
  },
  medium: {
    level: 2,
    label: 'Medium',
    colour: { light: '#d6a400', dark: '#f0c53a' },
    meaning: 'May affect public health or safety, security, the economy, rights or public confidence.',
  },
  high: {
    level: 3,
    label: 'High',
    colour: { light: '#e8710a', dark: '#ff9440' },
    meaning: 'Likely to do demonstrable harm to one of these.',
  },
  severe: {
    level: 4,
    label: 'Severe',
    colour: { light: '#d3263b', dark: '#ff5a6b' },
    meaning: 'Likely to do significant harm to one of these.',
  },
  emergency: {
    level: 5,
    label: 'Emergency',
    colour: { light: '#111111', dark: '#ffffff' },
    meaning: 'An imminent threat to critical services at large, to the stability of a state, or to lives.',
  },
};

/** 0 for baseline … 5 for emergency. */
export function severityLevel(severity: Severity): number {
  return severities[severity].level;
}
