import { NewCase } from '@entente/domain';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import {
  classificationRules,
  sectorNames,
  severityRules,
  unclassified,
  unmeasured,
} from './eurepoc-tables.js';
import { eurepocIncidents, type EurepocIncident } from './index.js';

const file = `${process.env['SHARED_DATA'] ?? '../shared/data'}/incidents/eurepoc.csv`;
const wholeTable = existsSync(file);
if (!wholeTable) console.info(`Not tried on the whole table: ${file} is not here.`);

const blank = {
  ID: '7',
  name: 'A port stands still',
  description: 'Cranes stopped for two days.',
  start_date: '2022-05-20',
  incident_type: '',
  receiver_country: "['Philippines']",
  receiver_category: "[['Critical infrastructure']]",
  receiver_category_subcode: "[['Transportation']]",
  MITRE_impact: '',
  weighted_cyber_intensity: '2.0',
  sources_url: '[]',
  sources_attribution: '',
  a_column_of_no_interest: 'x',
};

function table(...rows: Partial<typeof blank>[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) =>
    Object.values({ ...blank, ...row })
      .map(quoted)
      .join(','),
  );
  return [Object.keys(blank).join(','), ...lines].join('\n');
}

async function read(
  text: string,
  options?: Parameters<typeof eurepocIncidents>[1],
): Promise<EurepocIncident[]> {
  const incidents: EurepocIncident[] = [];
  for await (const incident of eurepocIncidents([text], options)) incidents.push(incident);
  return incidents;
}

async function caseOf(row: Partial<typeof blank>): Promise<NewCase> {
  const [incident] = await read(table(row));
  if (!incident || !('case' in incident)) throw new Error(`No case came of it: ${JSON.stringify(incident)}`);
  return incident.case;
}

it('makes a case of a row', async () => {
  expect(await read(table({ sources_url: "['https://news.example/port']" }))).toEqual([
    {
      line: 2,
      id: '7',
      case: {
        title: 'A port stands still',
        summary: 'Cranes stopped for two days.',
        classification: 'other/undetermined',
        severity: 'medium',
        tlp: 'TLP:CLEAR',
        affectedCountries: ['PH'],
        sectors: ['Transport'],
        occurredAt: '2022-05-20T00:00:00.000Z',
        externalReferences: [{ source: 'EuRepoC', externalId: '7' }, { url: 'https://news.example/port' }],
      },
    },
  ]);
});

it('marks the cases as it is told', async () => {
  const [incident] = await read(table({}), { tlp: 'TLP:GREEN' });
  expect(incident).toMatchObject({ case: { tlp: 'TLP:GREEN' } });
});

describe('classification', () => {
  it.each<[Partial<typeof blank>, string]>([
    [{ incident_type: 'Data theft; Disruption; Ransomware' }, 'unauthorised-information-modification'],
    [
      { MITRE_impact: 'Data Exfiltration; Data Encrypted for Impact' },
      'unauthorised-information-modification',
    ],
    [{ incident_type: 'Data theft & Doxing; Disruption' }, 'data-leak'],
    [{ incident_type: 'Data theft; Hijacking with Misuse' }, 'unauthorised-information-access'],
    [{ incident_type: 'Disruption', MITRE_impact: 'Network Denial of Service' }, 'ddos'],
    [{ incident_type: 'Disruption', MITRE_impact: 'Disk Wipe' }, 'sabotage'],
    [{ incident_type: 'Disruption', description: 'A DDoS took the portal down.' }, 'ddos'],
    [
      { incident_type: 'Disruption', name: 'Pages of a ministry defaced' },
      'unauthorised-information-modification',
    ],
    [{ incident_type: 'Disruption; Hijacking with Misuse' }, 'sabotage'],
    [{ incident_type: 'Hijacking without Misuse' }, 'system-compromise'],
    [{ MITRE_impact: 'Not available; Data Exfiltration' }, 'unauthorised-information-access'],
    [{ incident_type: 'A code of tomorrow' }, 'undetermined'],
  ])('of %j is %s', async (row, type) => {
    expect((await caseOf(row)).classification.split('/')[1]).toBe(type);
  });
});

it.each([
  ['', 'low'],
  ['not a number', 'low'],
  ['0.0', 'baseline'],
  ['1.0', 'low'],
  ['1.5', 'low'],
  ['3.0', 'medium'],
  ['4.5', 'high'],
  ['9.0', 'severe'],
  ['15.0', 'emergency'],
])('takes a weighted intensity of "%s" for %s', async (weighted_cyber_intensity, severity) => {
  expect((await caseOf({ weighted_cyber_intensity })).severity).toBe(severity);
});

it.each([
  ["['Korea, Republic of', 'Turkey', 'Korea, Republic of']", ['KR', 'TR']],
  [`["Korea, Democratic People's Republic of", 'Balkans (region)']`, ['KP', 'Balkans (region)']],
  ["['Unknown', 'Not available']", ['Unknown']],
  ['Armenia; Georgia', ['AM', 'GE']],
  ['', []],
  ['[]', []],
])('reads the countries %s', async (receiver_country, countries) => {
  expect((await caseOf({ receiver_country })).affectedCountries).toEqual(countries);
});

it('takes the finer sector where there is one, leaves out what is none, and keeps codes that it does not know', async () => {
  const { sectors } = await caseOf({
    receiver_category:
      "[['Critical infrastructure', 'Media'], ['Critical infrastructure', 'Unknown'], ['Guilds']]",
    receiver_category_subcode: "[['Energy', ''], ['Energy', None]]",
  });
  expect(sectors).toEqual(['Energy', 'Media', 'Guilds']);
});

it('keeps every source once, and what is no address as text', async () => {
  const { externalReferences } = await caseOf({
    sources_url:
      "['https://a.example/1', 'https://a.example/1', 'A printed paper, page 7', 'ftp://a.example', None]",
    sources_attribution: "['https://a.example/1', 'https://b.example/2  https://c.example/3']",
  });
  expect(externalReferences?.slice(1)).toEqual([
    { url: 'https://a.example/1' },
    { source: 'A printed paper, page 7' },
    { source: 'ftp://a.example' },
    { url: 'https://b.example/2' },
    { url: 'https://c.example/3' },
  ]);
});

it.each(['', 'unknown', '2022-02-30', '20.05.2022'])(
  'leaves the time out where the date is "%s"',
  async (start_date) => {
    expect(await caseOf({ start_date })).not.toHaveProperty('occurredAt');
  },
);

it('cuts what is too long for a case, and never through a character', async () => {
  const cut = await caseOf({
    name: `${'x'.repeat(198)}🛳 and more`,
    description: 'y'.repeat(30_000),
    receiver_country: JSON.stringify([...Array(150).keys()].map((n) => `Region ${n}`)),
    sources_url: JSON.stringify([...Array(150).keys()].map((n) => `https://a.example/${n}`)),
  });
  expect(cut.title).toBe(`${'x'.repeat(198)}…`);
  expect(cut.summary).toHaveLength(20_000);
  expect(cut.affectedCountries).toHaveLength(100);
  expect(cut.externalReferences).toHaveLength(100);
});

it('reports the rows that it cannot read, with line and reason, and reads the others', async () => {
  const rows = table(
    { ID: '1', receiver_country: "['Armenia" },
    { ID: '2', name: 'X' },
    { ID: '3', description: 'Two\nlines.' },
    { ID: '3' },
    { ID: '' },
    { ID: '5' },
  );
  expect(await read(rows.replace('"5"', '5,5'))).toMatchObject([
    { line: 2, id: '1', problem: 'The list in the column receiver_country cannot be read.' },
    { line: 3, id: '2', problem: 'title: A title has at least 3 characters.' },
    { line: 4, id: '3', case: { summary: 'Two\nlines.' } },
    { line: 6, id: '3', problem: 'The row on line 4 has the ID 3 already.' },
    { line: 7, problem: 'The row has no ID; without one a second import would double it.' },
    { line: 8, problem: 'The row has 14 columns, the header 13.' },
  ]);
});

it('refuses a file that is another table', async () => {
  const [refusal, ...others] = await read('ID,name\n1,A port stands still\n');
  expect(refusal).toMatchObject({ line: 1 });
  expect(refusal).toHaveProperty('problem', expect.stringMatching(/no column description, start_date/));
  expect(others).toEqual([]);
});

it('is described row by row in docs/import.md', () => {
  const page = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  const rows = [
    ...classificationRules.map(({ type = '', impact = '', words = [], classification }) => [
      ...[type, impact, words.join(', ')],
      `\`${classification}\``,
    ]),
    ['anything else', '', '', `\`${unclassified}\``],
    ...severityRules.map(({ from, severity }) => [String(from), `\`${severity}\``]),
    ['not coded', `\`${unmeasured}\``],
    ...Array.from(sectorNames, ([code, sector]) => [code, sector || 'none']),
  ].map((cells) => `| ${cells.join(' | ')} |`.replace(/ +/g, ' '));
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  const written = page.split('\n').filter((line) => line.startsWith('|') && !line.includes('---'));
  const headers = 4;
  const columnsOfARow = 9;
  expect(written).toHaveLength(rows.length + headers + columnsOfARow);
});

(wholeTable ? it : it.skip)('makes a valid case of each of the 820 rows of the published table', async () => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const ids = new Set<string>();
  for await (const incident of eurepocIncidents(createReadStream(file, 'utf8'))) {
    if ('problem' in incident) throw new Error(`Line ${incident.line}: ${incident.problem}`);
    expect(NewCase.safeParse(incident.case).error).toBeUndefined();
    expect(lines[incident.line - 1]).toMatch(new RegExp(`^${incident.id},`));
    expect(incident.case.externalReferences?.[0]).toEqual({ source: 'EuRepoC', externalId: incident.id });
    ids.add(incident.id);
  }
  expect(ids.size).toBe(820);
});
