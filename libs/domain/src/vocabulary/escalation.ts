import { z } from 'zod';

/** Levels of crisis management after the EU Blueprint (Recommendation (EU) 2017/1584), from the desk upwards. */
export const escalationLevels = ['technical', 'operational', 'strategic'] as const;
export const EscalationLevel = z.enum(escalationLevels, {
  error: `An escalation level is one of ${escalationLevels.join(', ')}.`,
});
export type EscalationLevel = z.infer<typeof EscalationLevel>;

/** Who acts on each level. */
export const escalationMeanings = {
  technical: 'The teams handle the incident: analysis, containment, advice, exchange between CERTs.',
  operational:
    'Those in charge of the teams steer: priorities, people, a common picture across organisations.',
  strategic: 'Government decides: political answer, public communication, diplomatic measures.',
} as const satisfies Record<EscalationLevel, string>;
