import { z } from 'zod';
import { instantAt, timeOf } from '../ids.js';

/** What one organisation can ask of another (domain.md, Assistance request). */
export const assistanceKinds = [
  'information',
  'technical-analysis',
  'forensics',
  'malware-analysis',
  'takedown',
  'blocking',
  'victim-notification',
  'contact-facilitation',
  'log-preservation',
  'on-site-support',
  'legal-coordination',
  'public-communication',
] as const;
export const AssistanceKind = z.enum(assistanceKinds, {
  error: `A kind of assistance is one of ${assistanceKinds.join(', ')}.`,
});
export type AssistanceKind = z.infer<typeof AssistanceKind>;

/** Each kind as it is offered for choice: its name, and what is asked of the other side. */
export const assistanceMeanings = {
  information: { label: 'Information', description: 'Say what is known: sightings, victims, earlier cases.' },
  'technical-analysis': {
    label: 'Technical analysis',
    description: 'Look into traffic, logs or a technique and say what happened.',
  },
  forensics: { label: 'Forensics', description: 'Secure and examine disks, memory or devices.' },
  'malware-analysis': {
    label: 'Malware analysis',
    description: 'Take a sample apart: what it does, whom it calls, how to find it.',
  },
  takedown: { label: 'Takedown', description: 'Have a site, server or domain taken off the net.' },
  blocking: { label: 'Blocking', description: 'Block the indicators at networks and providers.' },
  'victim-notification': {
    label: 'Victim notification',
    description: 'Tell those affected in the constituency, in their language.',
  },
  'contact-facilitation': {
    label: 'Contact facilitation',
    description: 'Bring the requester together with a provider, authority or owner who can act.',
  },
  'log-preservation': {
    label: 'Log preservation',
    description: 'See that logs are kept until a formal request for them follows.',
  },
  'on-site-support': { label: 'On-site support', description: 'Send people who help on the spot.' },
  'legal-coordination': {
    label: 'Legal coordination',
    description: 'Involve prosecutors or prepare a request for mutual legal assistance.',
  },
  'public-communication': {
    label: 'Public communication',
    description: 'Agree on what is said in public, by whom and when.',
  },
} as const satisfies Record<AssistanceKind, { label: string; description: string }>;

export const urgencies = ['routine', 'priority', 'immediate'] as const;
export const Urgency = z.enum(urgencies, { error: `An urgency is one of ${urgencies.join(', ')}.` });
export type Urgency = z.infer<typeof Urgency>;

const hour = 3_600_000;

/** How long the addressee has when the request names no time of its own (domain.md): five days, a day, two hours. */
export const urgencyPeriods = {
  routine: { label: 'Routine', milliseconds: 5 * 24 * hour },
  priority: { label: 'Priority', milliseconds: 24 * hour },
  immediate: { label: 'Immediate', milliseconds: 2 * hour },
} as const satisfies Record<Urgency, { label: string; milliseconds: number }>;

/** When a request made at `from` (ISO 8601) is due unless it says otherwise; UTC with milliseconds. */
export function defaultDueAt(urgency: Urgency, from: string): string {
  return instantAt(timeOf(from) + urgencyPeriods[urgency].milliseconds);
}
