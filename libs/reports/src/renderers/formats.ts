import type { ReportFormat } from '@entente/domain';
import type { Report } from '../model/report.js';

export interface Format {
  mediaType: string;
  /** The same report gives the same bytes, always. Says when what is set is only to be written yet, if that takes time. */
  render: (report: Report, writing?: () => void) => Promise<Uint8Array>;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** What a report can be had as. The library behind a format is loaded when the format is first asked for. */
export const formats = {
  pdf: {
    mediaType: 'application/pdf',
    render: async (report, writing?) => (await import('./pdf.js')).pdf(report, writing),
  },
  docx: {
    mediaType: `${office}.wordprocessingml.document`,
    render: async (report) => (await import('./docx.js')).docx(report),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    render: async (report) => (await import('./html.js')).html(report),
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    render: async (report) => (await import('./csv.js')).csv(report),
  },
  xlsx: {
    mediaType: `${office}.spreadsheetml.sheet`,
    render: async (report) => (await import('./xlsx.js')).xlsx(report),
  },
  /** Not a file: for looking at beforehand. */
  pages: {
    mediaType: 'application/json',
    render: async (report) => (await import('./pages.js')).pages(report),
  },
  json: { mediaType: 'application/json', render: async (report) => (await import('./json.js')).json(report) },
} as const satisfies Record<ReportFormat | 'pages', Format>;

export type FormatName = keyof typeof formats;
