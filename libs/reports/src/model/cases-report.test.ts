import { describe, expect, it } from '@jest/globals';
import { OrganizationId, PostureCount } from '@entente/domain';
import {
  clockMet,
  clockStarted,
  invited,
  marked,
  minute,
  now,
  opened,
  PH,
  requested,
  SG,
  theRequest,
  viewAfter,
} from '../../../domain/src/testing/samples.js';
import { languages, type Language } from '../words/words.js';
import { casesReport, type CaseLine } from './cases-report.js';
import type { Occasion } from './occasion.js';
import { Report } from './report.js';

const occasion: Occasion = {
  ...{ language: 'en', timeZone: 'Asia/Manila', at: now, preparedBy: 'Ana Reyes', leaveOut: [] },
  organizations: new Map(
    [PH, SG].map((id) => [id, { shortName: `CERT-${id}`, name: `CERT ${id}`, country: id }]),
  ),
  ...{ people: new Map(), agreements: new Map() },
};

const red = { tlp: 'TLP:RED' } as const;

/** The report over a case with a request first answered after an hour, and one whose duty was met. */
function reported(said: Partial<Occasion> = {}) {
  const count = new PostureCount(OrganizationId.parse(PH), now);
  const asked = viewAfter(opened(PH), invited(PH, SG), requested(PH, SG), marked(clockStarted(PH), red));
  const [request] = asked.requests;
  const at = minute(60 + (Date.parse(request?.requestedAt ?? '') - Date.parse(minute(0))) / 60_000);
  const met = viewAfter(opened(PH), marked(clockStarted(PH), red), marked(clockMet(PH), red));
  count.add({ view: asked, statuses: [], answers: [{ id: theRequest, at }] });
  count.add({ view: met, statuses: [], answers: [] });
  const cases = [asked, met].map((view): CaseLine => ({ ...view, lastActivityAt: now }));
  const book = { organization: PH, cases, figures: count.counted(), chosen: [], period: undefined };
  return Report.parse(casesReport({ ...book, number: 7, hash: 'b'.repeat(64) }, { ...occasion, ...said }));
}

describe('a report over many cases', () => {
  it('says with whom help was asked for, and how soon it was first answered', () => {
    const { sections } = reported();
    const [byUs, toUs] = sections.find(({ id }) => id === 'requests')?.blocks ?? [];
    expect(byUs).toMatchObject({
      columns: [
        { title: 'Asked by CERT-PH' },
        { title: 'Asked' },
        ...Array<unknown>(6).fill(expect.anything()),
      ],
      rows: [['CERT-SG', '1', '0', '0', '0', '1', '0', '1 h']],
    });
    expect(toUs).toEqual({ kind: 'note', text: 'Asked of CERT-PH: Nothing in these cases.' });
  });

  it('says how many duties were met, and is then for the own house alone', () => {
    const { tlp, sections } = reported();
    expect(sections.find(({ id }) => id === 'clocks')?.blocks).toMatchObject([
      {
        rows: [
          ['Met', '1'],
          ['Missed', '0'],
          ['Running', '1'],
        ],
      },
    ]);
    expect(tlp).toBe('TLP:RED');
    expect(reported({ leaveOut: ['clocks'] }).tlp).toBe('TLP:AMBER');
  });

  it('says its sections in every language', () => {
    const titles = languages.map((language: Language) =>
      reported({ language }).sections.map(({ title }) => title),
    );
    expect(new Set(titles.map(String)).size).toBe(languages.length);
  });
});
