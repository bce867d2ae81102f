import { z } from 'zod';
import { reportFormats } from '@entente/domain';
import { Count, EntryNumber, Instant, Language, listOf, Sha256, Tlp } from './values.js';

export const ReportOutline = z
  .object({
    title: z.string(),
    tlp: Tlp.describe('Of the whole'),
    sections: z.array(z.object({ id: z.string(), title: z.string(), tlp: Tlp })),
  })
  .meta({
    id: 'ReportOutline',
    description: 'What a report would have in it, and which marking it would bear',
  });
export type ReportOutline = z.infer<typeof ReportOutline>;

export const ReportPreview = z
  .object({
    pages: z.array(z.string()).describe('SVG'),
    whole: z.boolean().describe('Whether these are all of its pages'),
  })
  .meta({ id: 'ReportPreview', description: 'The pages of a report; of a long one its beginning' });
export type ReportPreview = z.infer<typeof ReportPreview>;

export const ReportMade = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.string().nullable().describe('The case or the agreement that it is of'),
    reference: z.string(),
    title: z.string(),
    format: z.string(),
    language: z.string(),
    audience: z.string().nullable().describe('The partner that it was made for'),
    tlp: Tlp,
    leftOut: z.array(z.string()).describe('Sections'),
    madeBy: z.object({
      id: z.string(),
      name: z.string().nullable().describe('Null for who is no user any more, and for the command line'),
    }),
    madeAt: Instant,
    book: z.object({ number: EntryNumber, hash: z.string() }).describe('Up to which entry of the book'),
    sha256: Sha256.describe('Of the file, by which it is known again'),
    bytes: Count,
  })
  .meta({ id: 'ReportMade', description: 'A report that was made; the file itself is not kept' });
export type ReportMade = z.infer<typeof ReportMade>;
export const ReportMadeList = listOf(ReportMade);

export const ReportJob = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.string().nullable().describe('The case or the agreement that it is of'),
    format: z.enum(reportFormats),
    language: Language,
    state: z.enum(['waiting', 'making', 'ready', 'failed']),
    step: z
      .enum(['reading', 'composing', 'setting', 'writing'])
      .nullable()
      .describe('What is being done for it'),
    progress: z.number().describe('The part of the steps that are behind it, from 0 to 1'),
    askedAt: Instant,
    keptUntil: Instant.nullable().describe('Until when it lies ready'),
    report: ReportMade.nullable(),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'ReportJob', description: 'A report in the making, as its maker sees it' });
export type ReportJob = z.infer<typeof ReportJob>;
export const ReportJobList = z.object({ items: z.array(ReportJob) }).meta({ id: 'ReportJobList' });
