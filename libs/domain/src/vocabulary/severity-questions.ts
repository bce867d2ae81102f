import { severityLevel, severityNames, type Severity } from './severity.js';

interface Option {
  label: string;
  points: number;
  /** The answer alone makes the incident at least this severe, whatever the others are. */
  atLeast?: Severity;
}

/**
 * Five questions that help choosing a severity. As in CISA's National Cyber Incident Scoring System, an answer has
 * points and a question a weight, which here is the points of its gravest answer: 25, 20, 15, 20, 20, together 100.
 * Some answers also set a floor: the severity schema ranks danger to lives or to vital services by itself, however
 * little else has happened.
 */
export const severityQuestions = {
  functional: {
    question: 'How far are services disturbed?',
    options: {
      none: { label: 'Not at all', points: 0 },
      degraded: { label: 'Slower, or some users cut off', points: 8 },
      'non-critical-down': { label: 'A service is down that others can do without', points: 16 },
      'critical-down': { label: 'A service is down that others depend on', points: 25 },
    },
  },
  information: {
    question: 'What happened to information?',
    options: {
      none: { label: 'Nothing, as far as is known', points: 0 },
      suspected: { label: 'Possibly read or taken', points: 6 },
      personal: { label: 'Personal or internal data taken, altered or published', points: 13 },
      classified: {
        label: 'Classified or vital data taken, altered or destroyed',
        points: 20,
        atLeast: 'medium',
      },
    },
  },
  recoverability: {
    question: 'How hard is it to recover?',
    options: {
      regular: { label: 'With the means at hand, the time is known', points: 0 },
      supplemented: { label: 'With more means, the time is known', points: 5 },
      extended: { label: 'With help from outside, the time is not known', points: 10 },
      impossible: { label: 'It cannot be undone', points: 15 },
    },
  },
  spread: {
    question: 'How far does it reach?',
    options: {
      one: { label: 'One organisation', points: 0 },
      several: { label: 'Several organisations of one country', points: 7 },
      'cross-border': { label: 'Two countries or more', points: 13 },
      spreading: { label: 'Many countries, and it is spreading', points: 20 },
    },
  },
  safety: {
    question: 'Are people or vital services in danger?',
    options: {
      none: { label: 'No', points: 0 },
      indirect: { label: 'Indirectly: a supplier of such a service', points: 7 },
      regional: { label: 'A vital service of a region', points: 14, atLeast: 'high' },
      lives: { label: 'Lives, or vital services of a country', points: 20, atLeast: 'severe' },
    },
  },
} as const satisfies Record<string, { question: string; options: Record<string, Option> }>;

/** Answers given so far; a question left out counts as its mildest answer. */
export type SeverityAnswers = {
  [Question in keyof typeof severityQuestions]?: keyof (typeof severityQuestions)[Question]['options'];
};

/** From how many of the 100 points on a severity is suggested. */
export const severityThresholds = {
  baseline: 0,
  low: 8,
  medium: 25,
  high: 45,
  severe: 62,
  emergency: 80,
} as const satisfies Record<Severity, number>;

/** What the answers suggest; the person decides. A graver answer never suggests less. */
export function suggestSeverity(answers: SeverityAnswers): Severity {
  const chosen = chosenOptions(answers);
  const points = chosen.reduce((sum, option) => sum + option.points, 0);
  const reached = severityNames.filter((name) => severityThresholds[name] <= points);
  const floors = chosen.flatMap((option) => option.atLeast ?? []);
  return [...reached, ...floors].reduce((a, b) => (severityLevel(b) > severityLevel(a) ? b : a), 'baseline');
}

function chosenOptions(answers: SeverityAnswers): Option[] {
  const { functional, information, recoverability, spread, safety } = severityQuestions;
  return [
    functional.options[answers.functional ?? 'none'],
    information.options[answers.information ?? 'none'],
    recoverability.options[answers.recoverability ?? 'regular'],
    spread.options[answers.spread ?? 'one'],
    safety.options[answers.safety ?? 'none'],
  ];
}
