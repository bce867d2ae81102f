import type { Report } from '../model/report.js';
import { html } from './html.js';
import { json } from './json.js';
import { pdf } from './pdf.js';

export interface Format {
  mediaType: string;
  /** The same report gives the same bytes, always. */
  render: (report: Report) => Uint8Array | Promise<Uint8Array>;
}

/** What a report can be had as. */
export const formats = {
  pdf: { mediaType: 'application/pdf', render: pdf },
  html: { mediaType: 'text/html; charset=utf-8', render: html },
  json: { mediaType: 'application/json', render: json },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = ['pdf', 'html', 'json'] as const satisfies readonly FormatName[];
