import { z } from 'zod';
import { Tlp } from '@entente/domain';

/**
 * A report as data: what is said, in which order, under which marking. It is all that a renderer gets, so a format
 * can show nothing that is not in here. Every text is plain text in the report's language or as somebody wrote it;
 * a renderer prints it and never reads it as markup.
 */

/** How the cells of a column are to be set. */
export const ColumnKind = z.enum(['text', 'time', 'tlp', 'code', 'number']);
export const Column = z.strictObject({
  title: z.string(),
  kind: ColumnKind,
  /** Share of the table's width. */
  width: z.number().positive(),
});
export type Column = z.infer<typeof Column>;

export const Table = z.strictObject({
  kind: z.literal('table'),
  columns: z.array(Column).min(1),
  rows: z.array(z.array(z.string())),
});
export type Table = z.infer<typeof Table>;

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  /** Said by the report itself about what it shows, or that there is nothing to show. */
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.tuple([z.string(), z.string()])) }),
  Table,
  /** A drawing as SVG of our own making, and what a reader who does not see it is told. */
  z.strictObject({ kind: z.literal('drawing'), svg: z.string(), description: z.string() }),
]);
export type Block = z.infer<typeof Block>;

export const Section = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The narrowest marking of what the section was made of. */
  tlp: Tlp,
  blocks: z.array(Block),
});
export type Section = z.infer<typeof Section>;

export const Report = z.strictObject({
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  /** What kind of report it is, in words. */
  genre: z.string(),
  title: z.string(),
  reference: z.string(),
  /** The narrowest marking of all that is in the report; it stands on every page. */
  tlp: Tlp,
  handling: z.string(),
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
  cover: z.array(z.tuple([z.string(), z.string()])),
  /** Which book the report was read from, up to which entry, with the hash of that entry: for the own house alone. */
  source: z.strictObject({ label: z.string(), hash: z.string() }).optional(),
  sections: z.array(Section),
  /** The section whose table a format takes that has room for one table only; or that table, where no section is it. */
  records: z.union([z.string(), Table]),
  /** The few words that a renderer sets itself. */
  words: z.strictObject({
    contents: z.string(),
    page: z.string(),
    /** In which zone times are said: on every page, since pages are passed on alone. */
    times: z.string(),
  }),
});
export type Report = z.infer<typeof Report>;
