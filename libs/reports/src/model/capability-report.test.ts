import { describe, expect, it } from '@jest/globals';
import { EventId, PublicationId, type OrganizationId, type Publication } from '@entente/domain';
import { publicationOf } from '../../../domain/src/testing/publications.js';
import { agreement, now, PH, SG } from '../../../domain/src/testing/samples.js';
import { formats } from '../renderers/formats.js';
import { capabilityReport, capabilitySections } from './capability-report.js';
import type { Occasion } from './occasion.js';
import { Report } from './report.js';

const occasion: Occasion = {
  ...{ language: 'en', timeZone: 'Asia/Manila', at: now, preparedBy: 'Ana Reyes', leaveOut: [] },
  organizations: new Map(
    [PH, SG].map((id) => [id, { shortName: `CERT-${id}`, name: `CERT ${id}`, country: id }]),
  ),
  ...{ people: new Map(), agreements: new Map() },
};

function published(
  id: string,
  publisher: OrganizationId,
  content: Publication['content'],
  said: Partial<Publication> = {},
): Publication {
  return {
    ...{ id: PublicationId.parse(id), publisher, content, tlp: 'TLP:GREEN', widestTlp: 'TLP:GREEN' },
    ...{ edition: EventId.parse('e1'), editions: 1, publishedAt: now, revisedAt: null, withdrawn: null },
    ...{ acknowledged: [], comments: [], ...said },
  };
}

const publications = [
  published('1', PH, publicationOf('need', { title: 'Help with disks' })),
  published('2', SG, publicationOf('offer', { title: 'Two analysts', hoursToDeploy: 9 }), {
    tlp: 'TLP:AMBER',
  }),
  published('3', SG, publicationOf('offer', { title: 'Of last year', validUntil: now })),
];

const agreements = [agreement([PH, SG], { scopes: ['capability'] })];
const reported = (said: Partial<Occasion> = {}, under = agreements) =>
  Report.parse(
    capabilityReport(
      { organization: PH, agreements: under, publications, number: 7, hash: 'c'.repeat(64) },
      { ...occasion, ...said },
    ),
  );

describe('A list of needs and offers', () => {
  it('has what is current, ours apart from theirs, and to a need the offers that answer it', () => {
    const [ours, theirs, ...others] = reported().sections;
    expect(JSON.stringify(ours)).toContain('CERT-SG: Two analysts');
    expect(JSON.stringify(theirs)).toContain('Two analysts');
    expect(JSON.stringify([ours, theirs])).not.toContain('Of last year');
    for (const { blocks } of others)
      expect(blocks).toEqual([{ kind: 'note', text: 'Nothing is published.' }]);
  });

  it('has no offer of a partner with whom no agreement on capabilities is in force', () => {
    const [ours, theirs] = reported({}, [agreement([PH, SG])]).sections;
    expect(JSON.stringify(ours)).toContain('Help with disks');
    expect(JSON.stringify([ours, theirs])).not.toContain('Two analysts');
  });

  it('bears the narrowest marking of what it lists', () => {
    expect(reported().tlp).toBe('TLP:AMBER');
  });

  it('is as wide as the page in each of its lists, and one table as CSV', async () => {
    const widths = reported().sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table' ? [block.columns.reduce((sum, { width }) => sum + width, 0)] : [],
      ),
    );
    expect(widths.map(Math.round)).toEqual([100, 100]);
    const lines = new TextDecoder().decode(await formats.csv.render(reported())).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(capabilitySections).toHaveLength(4);
  });
});
