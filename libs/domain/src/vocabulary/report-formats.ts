/** As which files a report is to be had, in the order in which they are offered. */
export const reportFormats = ['pdf', 'docx', 'html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
