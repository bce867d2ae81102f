import { csvCell } from '@entente/domain';
import type { Directory } from '../../api/reading.js';
import type { DisclosedEntry } from '../../api/shapes.js';
import { saveFile } from '../../ui/save-file.js';

const columns = [
  'case',
  'event',
  'type',
  'marking',
  'organization',
  'basis',
  'agreement',
  'at',
  'deliveredAt',
];

/** Saves disclosures as a table, one a line. */
export function exportCsv(
  entries: readonly DisclosedEntry[],
  organizations: Directory,
  titleOf: (agreementId: string | undefined) => string,
): void {
  const rows = entries.flatMap(({ entry: { event }, disclosures }) =>
    disclosures.map(({ organization, basis, agreementId, at, deliveredAt }) => [
      ...[event.stream.id, event.id, event.type, event.marking.tlp, organizations.name(organization)],
      ...[basis, titleOf(agreementId), at, deliveredAt],
    ]),
  );
  const text = [columns, ...rows]
    .map((row) => row.map((value) => csvCell(value ?? '')).join(','))
    .join('\r\n');
  saveFile(new Blob(['\ufeff', text], { type: 'text/csv' }), 'disclosures.csv');
}
