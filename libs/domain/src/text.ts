import type { z } from 'zod';

/** Spelled out, since the patterns of JSON Schema have no flag for properties of Unicode. */
// oxlint-disable-next-line no-control-regex -- It is they that are looked for.
const line = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/**
 * A text that stands on one line: in lists, names of files and terminals neither a control character nor a separator of
 * lines (Unicode Cc, Zl, Zp) does what its reader expects.
 */
export function onOneLine(text: z.ZodString): z.ZodString {
  return text.regex(line, 'Write it on one line, without control characters.');
}
