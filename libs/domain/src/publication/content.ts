import { z } from 'zod';
import { onOneLine } from '../text.js';
import type { Scope } from '../agreement/agreement.js';
import { Instant, OrganizationId } from '../ids.js';
import { AssistanceKind } from '../vocabulary/assistance.js';
import { IndicatorType } from '../vocabulary/indicators.js';
import { Classification } from '../vocabulary/rsit.js';
import { Severity } from '../vocabulary/severity.js';

/** What organisations give each other beside cases (domain.md, Beside cases), and the scope that each kind needs. */
export const scopeOfKind = {
  bulletin: 'threat-information',
  policy: 'policy-information',
  practice: 'policy-information',
  technology: 'technology-information',
  need: 'capability',
  offer: 'capability',
  project: 'research',
} as const satisfies Record<string, Scope>;
export type PublicationKind = keyof typeof scopeOfKind;
export const publicationKinds = [
  'bulletin',
  'policy',
  'practice',
  'technology',
  'need',
  'offer',
  'project',
] as const satisfies readonly PublicationKind[];
export const PublicationKind = z.enum(publicationKinds, {
  error: `A kind of publication is one of ${publicationKinds.join(', ')}.`,
});

const line = (max = 200) => onOneLine(z.string().trim()).min(1, 'Write something here.').max(max);
const lines = (most: number, max = 200) => z.array(line(max)).max(most).default([]);
const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a BCP 47 tag, for example en.');
/** Shown as a link: nothing but the web is opened by it. */
const Link = z.url({ protocol: /^https?$/, error: 'A link begins with https:// or http://.' }).max(2_000);

/** What every publication has: a title, a text in Markdown, its language, how long it holds and what it is about. */
const common = {
  title: onOneLine(z.string().trim()).min(3, 'Give a title of at least 3 characters.').max(200),
  text: z.string().trim().min(1, 'Write the text.').max(50_000).describe('Markdown'),
  language: Language.optional(),
  validUntil: Instant.optional(),
  tags: lines(30, 60),
};

export const Bulletin = z.strictObject({
  kind: z.literal('bulletin'),
  ...common,
  classification: Classification.optional(),
  severity: Severity.optional(),
  products: lines(100),
  indicators: z
    .array(
      z.strictObject({ type: IndicatorType, value: line(4_000), note: z.string().max(4_000).optional() }),
    )
    .max(1_000)
    .default([]),
});

export const Policy = z.strictObject({
  kind: z.literal('policy'),
  ...common,
  jurisdiction: line(80),
  status: z.enum(['draft', 'in-force', 'repealed']),
  link: Link.optional(),
});

export const Practice = z.strictObject({ kind: z.literal('practice'), ...common, link: Link.optional() });

const readiness = 'A readiness level is a whole number from 1 to 9.';
export const Technology = z.strictObject({
  kind: z.literal('technology'),
  ...common,
  maturity: z
    .int(readiness)
    .min(1, readiness)
    .max(9, readiness)
    .describe('Technology readiness level, 1 (principle observed) to 9 (proven in operation) (ISO 16290)'),
  licence: line().optional(),
  contact: line(300).optional(),
});

/** A need and an offer say the same of themselves, so that one can be held against the other. */
const capability = {
  ...common,
  assistance: AssistanceKind,
  sectors: lines(40, 80),
  languages: z.array(Language).max(20).describe('In which the work can be done').default([]),
};
export const Need = z.strictObject({ kind: z.literal('need'), ...capability });
export const Offer = z.strictObject({
  kind: z.literal('offer'),
  ...capability,
  hoursToDeploy: z.int().min(0).max(8_760).optional(),
  capacity: line().describe('In words: two analysts for a week, ten images a day').optional(),
});

export const milestoneStates = ['planned', 'in-progress', 'done', 'dropped'] as const;
export const Project = z.strictObject({
  kind: z.literal('project'),
  ...common,
  parties: z
    .array(OrganizationId)
    .min(1, 'A joint project has another party.')
    .max(50)
    .describe('Who works on it together, beside the organisation that leads it'),
  goals: z.string().trim().max(5_000).describe('What is to be reached, in words').optional(),
  milestones: z
    .array(z.strictObject({ title: line(), dueAt: Instant, state: z.enum(milestoneStates) }))
    .max(100)
    .default([]),
  deliverables: z
    .array(z.strictObject({ title: line(), link: Link.optional() }))
    .max(100)
    .default([]),
  budget: z.string().trim().max(2_000).describe('Who bears what of the costs, in words').optional(),
});

export const PublicationContent = z.discriminatedUnion('kind', [
  Bulletin,
  Policy,
  Practice,
  Technology,
  Need,
  Offer,
  Project,
]);
export type PublicationContent = z.infer<typeof PublicationContent>;
export type ContentOf<K extends PublicationKind> = Extract<PublicationContent, { kind: K }>;

/** All that a publication says in words, for whoever looks for one of them. */
export function wordsOf(content: PublicationContent): string {
  const { title, tags, text } = content;
  return [title, ...tags, text, ...furtherWords(content)].filter((words) => words !== undefined).join(' ');
}

function furtherWords(content: PublicationContent): (string | undefined)[] {
  switch (content.kind) {
    case 'bulletin':
      return [...content.products, ...content.indicators.flatMap(({ value, note }) => [value, note])];
    case 'policy':
      return [content.jurisdiction];
    case 'practice':
      return [];
    case 'technology':
      return [content.licence, content.contact];
    case 'need':
      return content.sectors;
    case 'offer':
      return [...content.sectors, content.capacity];
    case 'project': {
      const { goals, milestones, deliverables, budget } = content;
      return [goals, ...[...milestones, ...deliverables].map((one) => one.title), budget];
    }
  }
}
