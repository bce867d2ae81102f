import { describe, expect, it } from '@jest/globals';
import { OrganizationId, PostureCount } from '@entente/domain';
import {
  agreement,
  clockStarted,
  invited,
  marked,
  minute,
  now,
  opened,
  PH,
  requested,
  SG,
  statusChanged,
  viewAfter,
} from '../../../domain/src/testing/samples.js';
import { formats } from '../renderers/formats.js';
import type { Occasion } from './occasion.js';
import { postureReport, type PostureBook } from './posture-report.js';
import { Report } from './report.js';

const occasion: Occasion = {
  ...{ language: 'en', timeZone: 'Asia/Manila', at: now, preparedBy: 'Ana Reyes', leaveOut: [] },
  organizations: new Map(
    [PH, SG].map((id) => [id, { shortName: `CERT-${id}`, name: `CERT ${id}`, country: id }]),
  ),
  ...{ people: new Map(), agreements: new Map() },
};

const paper = agreement([PH, SG]);

function bookOf(...views: ReturnType<typeof viewAfter>[]): PostureBook {
  const count = new PostureCount(OrganizationId.parse(PH), now);
  for (const view of views) {
    const answers = view.requests.map(({ id }) => ({ id, at: minute(90) }));
    count.add({ view, statuses: [{ to: 'triage', at: minute(90) }], answers });
  }
  const figures = count.posture({ from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' }, [
    paper,
  ]);
  const given = [{ organization: SG, byTlp: { 'TLP:GREEN': 3 } }];
  return {
    organization: PH,
    figures: { ...figures, given },
    agreements: [paper],
    number: 7,
    hash: 'b'.repeat(64),
  };
}

const reported = (book: PostureBook, said: Partial<Occasion> = {}) =>
  Report.parse(postureReport(book, { ...occasion, ...said }));
const whole = () =>
  bookOf(
    viewAfter(
      opened(PH, { affectedCountries: ['PH'] }),
      invited(PH, SG),
      statusChanged(PH, { to: 'triage' }),
      requested(PH, SG),
      marked(clockStarted(PH), { tlp: 'TLP:RED' }),
    ),
  );

describe('A report on a posture', () => {
  it('says of which days it is, the last of which counts', () => {
    const { title, reference } = reported(whole());
    expect([title, reference]).toEqual([
      'Posture of CERT-PH, 2026-11-01 – 2026-11-30',
      'CERT-PH 2026-11-01 2026-11-30',
    ]);
  });

  it('bears the narrowest marking of what was counted, and clocks make it the house’s own', () => {
    expect(reported(whole()).tlp).toBe('TLP:RED');
    expect(reported(whole(), { leaveOut: ['clocks'] }).tlp).toBe('TLP:AMBER');
    const open = bookOf(viewAfter(opened(PH, { tlp: 'TLP:CLEAR' })));
    const told = reported(open, { leaveOut: ['clocks', 'agreements', 'given'] });
    expect(told.tlp).toBe('TLP:CLEAR');
  });

  it('says above a drawing what it shows', () => {
    const blocks = reported(whole()).sections.find(({ id }) => id === 'cases')?.blocks ?? [];
    const above = blocks.flatMap(({ kind }, i) => (kind === 'drawing' ? [blocks[i - 1]] : []));
    expect(above).toMatchObject(
      ['Class', 'Severity', 'Affected country'].map((text) => ({ kind: 'note', text })),
    );
  });

  it('has every figure on a line of its own for a format of one table', async () => {
    const text = new TextDecoder().decode(await formats.csv.render(reported(whole())));
    expect(text).toContain('Cases,Philippines,Affected country,1');
    expect(text).toContain('Requests for assistance,Asked by CERT-PH: CERT-SG,Asked,1');
    expect(text).toMatch(/Asked by CERT-PH: CERT-SG,"First answer, median, minutes",\d+\r\n/);
    expect(text).toContain('Disclosures by partner and marking,CERT-SG,TLP:GREEN,3');
  });

  it('says of an empty period that it is empty', () => {
    const { sections } = reported(bookOf());
    const requests = sections.find(({ id }) => id === 'requests');
    expect(requests?.blocks).toContainEqual({
      kind: 'note',
      text: 'Asked by CERT-PH: Nothing in this period.',
    });
  });

  it.each(['en', 'ar'] as const)('is set as PDF in %s', async (language) => {
    const bytes = await formats.pdf.render(reported(whole(), { language }));
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
  });
});
