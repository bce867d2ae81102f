/** What a report is of, as the server knows it. */
export type ReportOf =
  | { of: 'case' | 'agreement'; id: string }
  | { of: 'cases' | 'posture' | 'capabilities' };

const collections = { case: 'cases', agreement: 'agreements' } as const;

/** Where the server makes that report, and says beforehand what would be in it. */
export function addressOf(report: ReportOf): string {
  return 'id' in report ? `/${collections[report.of]}/${report.id}/report` : `/${report.of}/report`;
}
