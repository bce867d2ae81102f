import type { Report } from '../model/report.js';
import { csv } from './csv.js';
import { docx } from './docx.js';
import { html } from './html.js';
import { json } from './json.js';
import { pdf } from './pdf.js';
import { xlsx } from './xlsx.js';

export interface Format {
  mediaType: string;
  /** The same report gives the same bytes, always. */
  render: (report: Report) => Uint8Array | Promise<Uint8Array>;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** What a report can be had as. */
export const formats = {
  pdf: { mediaType: 'application/pdf', render: pdf },
  docx: { mediaType: `${office}.wordprocessingml.document`, render: docx },
  html: { mediaType: 'text/html; charset=utf-8', render: html },
  csv: { mediaType: 'text/csv; charset=utf-8', render: csv },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, render: xlsx },
  json: { mediaType: 'application/json', render: json },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = ['pdf', 'docx', 'html', 'csv', 'xlsx', 'json'] as const satisfies readonly FormatName[];
