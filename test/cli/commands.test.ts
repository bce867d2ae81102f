import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Journal } from '@entente/journal';
import { program } from '../../apps/server/src/cli/program.js';
import { Agreement, listOf, Organization, Verification } from '../support/contract.js';
import { beginNode, commandLine, memorandum, password, type CommandLine } from './entente.js';

let node: CommandLine;
beforeAll(async () => {
  node = commandLine();
  await beginNode(node);
});
afterAll(() => node.remove());

/** What was refused: a sentence, and nothing on stdout. */
const refusal = (sentence: RegExp, code = 1) => ({
  ...{ code, stdout: '', stderr: expect.stringMatching(sentence) as string },
});

const newOrganization = (shortName: string) => [
  ...['org', 'add', '--name', 'CERT of a bank', '--short-name', shortName, '--country', 'SG'],
];

describe('what a command gives', () => {
  it('says in one line what was done', async () => {
    const { code, stdout, stderr } = await node.run(newOrganization('BANK-SG'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Registered BANK-SG \(SG\) as [\w-]+\.\n$/);
  });

  it('gives an organisation as the API does, with all that was said of it', async () => {
    const said = ['--kind', 'sectoral-csirt', '--email', 'soc@bank.example', '--phone', '+65 0000 0110'];
    const where = ['--time-zone', 'Asia/Singapore', '--language', 'en', '--language', 'ms'];
    const given = await node.gives([...newOrganization('BANK-2'), ...said, ...where]);
    expect(Organization.parse(given)).toMatchObject({ shortName: 'BANK-2', kind: 'sectoral-csirt' });
    expect(given).toMatchObject({ timeZone: 'Asia/Singapore', languages: ['en', 'ms'], host: false });
  });

  it('lists the organisations', async () => {
    const { items } = listOf(Organization).parse(await node.gives(['org', 'list']));
    expect(items.map(({ shortName }) => shortName)).toEqual(expect.arrayContaining(['CERT-PH', 'CERT-SG']));
  });

  it('adds people with a password and service accounts without', async () => {
    const add = ['user', 'add', '--organization', 'CERT-SG'];
    const li = [...add, '--email', 'Li@sg.example', '--role', 'operator', 'manager', '--name', 'Li'];
    expect(await node.gives([...li, '--password-stdin'], `${password}\n`)).toMatchObject({
      ...{ email: 'li@sg.example', name: 'Li', roles: ['operator', 'manager'], service: false },
    });
    const forwarder = await node.gives([...add, '--email', 'soc@sg.example', '--role', 'responder']);
    expect(forwarder).toMatchObject({ roles: ['responder'], service: true, disabled: false });
  });

  it('prints a token and nothing else', async () => {
    const { stdout, stderr } = await node.run(['token', 'add', '--user', 'ana@ph.example']);
    expect({ stderr, token: /^ent_[\w-]{43}\n$/.test(stdout) }).toEqual({ stderr: '', token: true });
    const given = await node.gives(['token', 'add', '--user', 'ana@ph.example', '--label', 'forwarder']);
    expect(given).toMatchObject({ label: 'forwarder', email: 'ana@ph.example' });
  });

  it('records an agreement that is signed on paper, and one that waits for signatures', async () => {
    const signed = await node.gives([
      'agreement',
      'add',
      ...memorandum,
      '--signed',
      '--title',
      'Manila accord',
    ]);
    expect(Agreement.parse(signed)).toMatchObject({ title: 'Manila accord', kind: 'mou', state: 'active' });
    const waiting = ['agreement', 'add', ...memorandum, '--kind', 'nda', '--handling-terms', 'Keep it.'];
    expect(await node.gives([...waiting, '--renewal-notice', '90'])).toMatchObject({
      ...{ title: 'Non-disclosure agreement CERT-PH–CERT-SG', state: 'proposed', signatures: [] },
      ...{ effectiveFrom: '2020-01-01T00:00:00.000Z', handlingTerms: 'Keep it.' },
      ...{ renewalNoticeDays: 90, noticeBy: '2098-10-03T00:00:00.000Z' },
    });
  });

  it('lists and shows the agreements in the book of one organisation, and no others', async () => {
    const accord = ['agreement', 'add', ...memorandum, '--title', 'Of the straits', '--signed'];
    const { id } = Agreement.parse(await node.gives(accord));
    const register = async (as: string) =>
      listOf(Agreement).parse(await node.gives(['agreement', 'list', '--as', as])).items;
    expect(await register('CERT-SG')).toContainEqual(expect.objectContaining({ id, state: 'active' }));
    expect(await node.does(['agreement', 'list', '--as', 'CERT-SG'])).toMatch(
      new RegExp(`^${id}\tactive\tTLP:\\w+\tuntil 2099-01-01\t.*\tOf the straits$`, 'm'),
    );
    const shown = await node.does(['agreement', 'show', id, '--as', 'CERT-PH']);
    expect(shown).toContain('Of the straits\nMoU of CERT-PH, CERT-SG; active, up to TLP:');
    expect(shown).toMatch(/Signed by CERT-PH \d.*\nSigned by CERT-SG \d/);
    await node.does(newOrganization('BANK-3'));
    expect(await register('BANK-3')).toEqual([]);
    expect(await node.run(['agreement', 'show', id, '--as', 'BANK-3'])).toMatchObject({
      ...{ code: 1, stderr: expect.stringMatching(/no such agreement/) as string },
    });
  });
});

describe('the life of an agreement', () => {
  const on = (id: string, act: string, as: string, ...said: string[]) => [
    'agreement',
    act,
    id,
    '--as',
    as,
    ...said,
  ];
  const shown = (id: string, as = 'CERT-SG') => node.gives(on(id, 'show', as));

  const text = ['--parties', 'CERT-SG,CERT-PH,CERT-MY', '--from', '2020-01-01', '--until', '2099-01-01'];
  const begin = ['agreement', 'draft', '--as', 'CERT-SG', '--template', 'accession', ...text];
  const drafted = async (title: string) => {
    const drawn = Agreement.parse(await node.gives([...begin, '--title', title]));
    return drawn.id;
  };
  const inForce = async (title: string) => {
    const id = await drafted(title);
    await node.does(on(id, 'propose', 'CERT-SG'));
    for (const party of ['CERT-SG', 'CERT-PH', 'CERT-MY']) await node.does(on(id, 'sign', party));
    return id;
  };

  it('begins with a template, and binds when all have signed', async () => {
    const id = await drafted('Circle of the straits');
    expect(await node.run(on(id, 'propose', 'CERT-PH'))).toMatchObject(refusal(/no such agreement/));
    expect(await node.gives(on(id, 'change', 'CERT-SG', '--ceiling', 'TLP:AMBER'))).toMatchObject({
      ...{ kind: 'accession', ceiling: 'TLP:AMBER', title: 'Circle of the straits', renewalNoticeDays: 180 },
    });
    await node.does(on(id, 'propose', 'CERT-SG'));
    expect(await node.does(on(id, 'sign', 'CERT-SG'))).toMatch(/for CERT-SG; it is proposed\.\n$/);
    expect(await node.run(on(id, 'sign', 'CERT-SG'))).toMatchObject(refusal(/has signed already/));

    const paper = on(id, 'sign', 'CERT-PH', '--on-behalf-of', 'CERT-MY');
    expect(await node.run(paper)).toMatchObject(refusal(/what evidences the signature on paper/));
    await node.does([...paper, '--evidence', 'Signed in Melaka.']);
    expect(await node.run(on(id, 'sign', 'CERT-MY', '--on-behalf-of', 'CERT-PH'))).toMatchObject(
      refusal(/Only the registrar records/),
    );
    const once = on(id, 'sign', 'CERT-PH', '--idempotency-key', 'of-ph');
    const first = await node.gives(once);
    expect(await node.gives(once)).toEqual(first);
    expect(await node.run(on(id, 'propose', 'CERT-PH', '--idempotency-key', 'of-ph'))).toMatchObject(
      refusal(/used for another request/),
    );
    expect(await shown(id)).toMatchObject({ state: 'active', signatures: { length: 3 } });
  });

  it('knows the signed document, and whom to call', async () => {
    const id = await inForce('Circle with a document');
    const [paper, other] = ['accord.pdf', 'other.pdf'].map((name) => join(node.dataDir, name));
    for (const file of [paper, other]) writeFileSync(String(file), String(file));
    await node.does(['agreement', 'document', id, String(paper), '--as', 'CERT-SG']);
    expect(await node.gives(['agreement', 'check', id, String(paper), '--as', 'CERT-PH'])).toMatchObject({
      same: [{ name: 'accord.pdf' }],
    });
    expect(await node.run(['agreement', 'check', id, String(other), '--as', 'CERT-PH'])).toMatchObject({
      ...{ code: 1, stdout: expect.stringMatching(/^CERT-SG recorded another file, accord\.pdf/) as string },
    });
    const watch = {
      name: 'Night watch',
      phone: '+60 3 0000',
      hours: { days: [1, 7], from: '20:00', until: '08:00' },
    };
    const file = ['agreement', 'contacts', id, '-', '--as', 'CERT-MY'];
    await node.does(file, JSON.stringify({ contacts: [watch] }));
    expect(await shown(id)).toMatchObject({ contacts: [watch] });
    expect(await node.does(on(id, 'show', 'CERT-PH'))).toMatch(/^CERT-MY\tNight watch\t.*20:00–08:00$/m);
    expect(await node.run(file, '{"contacts": [{"name": ""}]}')).toMatchObject(refusal(/^contacts\.0\.name/));
  });

  it('rests while one of its parties has suspended it', async () => {
    const id = await inForce('Circle that rests');
    expect(await node.run(on(id, 'suspend', 'CERT-MY', '--reason', 'x'))).toMatchObject(
      refusal(/^--reason: /, 2),
    );
    expect(await node.does(on(id, 'suspend', 'CERT-MY', '--reason', 'Under review'))).toMatch(
      /is suspended\./,
    );
    expect(await node.run(on(id, 'resume', 'CERT-SG'))).toMatchObject(
      refusal(/^Only the party that suspended/),
    );
    await node.does(on(id, 'resume', 'CERT-MY'));
    expect(await shown(id)).toMatchObject({ state: 'active', suspensions: [] });
  });

  it('goes on in a renewal, takes a further party in, and becomes a treaty', async () => {
    const id = await inForce('Circle that grows');
    const { successor } = (await node.gives(on(id, 'renew', 'CERT-PH', '--until', '2120-01-01'))) as {
      successor: string;
    };
    expect(await shown(successor)).toMatchObject({
      ...{ predecessor: id, state: 'proposed', effectiveFrom: '2099-01-01T00:00:00.000Z' },
    });
    await node.does(newOrganization('BANK-4'));
    const accede = on(id, 'accede', 'CERT-SG', '--party', 'BANK-4');
    expect(await node.run(accede)).toMatchObject(refusal(/has a successor already/));
    await node.does(on(successor, 'terminate', 'CERT-SG', '--reason', 'Too long', '--yes'));
    const acceding = (await node.gives(accede)) as { successor: string };
    expect(await shown(acceding.successor)).toMatchObject({ parties: { length: 4 }, predecessor: id });
    await node.does(on(acceding.successor, 'terminate', 'CERT-SG', '--reason', 'Not now', '--yes'));

    const upgrade = ['--follows', id, '--kind', 'treaty', '--from', '2027-01-01', '--until', '2150-01-01'];
    const treaty = (await node.gives(['agreement', 'draft', '--as', 'CERT-SG', ...upgrade])) as {
      id: string;
    };
    expect(treaty).toMatchObject({ kind: 'treaty', predecessor: id, title: 'Circle that grows' });
    await node.does(on(treaty.id, 'propose', 'CERT-SG'));
    expect(await shown(id)).toMatchObject({ successor: treaty.id });
  });

  it('ends when that was confirmed', async () => {
    const id = await inForce('Circle that ends');
    const end = on(id, 'terminate', 'CERT-SG', '--reason', 'By notice', '--at', '2098-06-01');
    expect(await node.run(end)).toMatchObject(refusal(/Circle that ends.*say --yes/, 2));
    expect(await node.runAsking(end, 'no\n')).toMatchObject(refusal(/Type yes: .*Nothing was done\./s));
    expect(await shown(id)).not.toHaveProperty('termination');
    expect((await node.runAsking(end, 'yes\n')).stdout).toMatch(/it is active until 2098-06-01\.\n$/);
    await node.does(on(id, 'terminate', 'CERT-PH', '--reason', 'At once', '--yes'));
    expect(await shown(id)).toMatchObject({ state: 'terminated' });
  });

  it.each([
    ['both a template and what it follows on', [...begin, '--follows', '0'], /begins with this or/],
    [
      'no such template',
      ['agreement', 'draft', '--as', 'CERT-SG', '--template', 'x', ...text],
      /mutual-response, /,
    ],
    [
      'no word of what it covers',
      ['agreement', 'draft', '--as', 'CERT-SG', ...text],
      /^--scopes: is missing/,
    ],
    ['somebody else’s parties', [...begin, '--parties', 'CERT-PH,CERT-MY'], /must be one of the parties/],
  ])('is not begun with %s', async (_, args, sentence) => {
    const { code, stderr } = await node.run(args);
    expect([1, 2]).toContain(code);
    expect(stderr).toMatch(sentence);
  });
});

describe('what a command refuses', () => {
  const refused = async (args: string[], sentence: RegExp, stdin?: string) => {
    const { code, stdout, stderr } = await node.run(args, stdin);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  };

  it('to begin twice', () =>
    refused(
      ['init', '--organization', 'Another', '--short-name', 'CERT-XX', '--country', 'SG'].concat(
        ...['--email', 'x@xx.example', '--password-stdin'],
      ),
      /set up already/,
      password,
    ));

  it('a short name that is taken', () => refused(newOrganization('CERT-SG'), /CERT-SG already/));
  it('an organisation that nobody knows', () =>
    refused(['verify', '--organization', 'CERT-ZZ'], /no organisation CERT-ZZ/));
  it('a token for nobody', () =>
    refused(['token', 'add', '--user', 'no@where.example'], /no@where\.example/));

  it('a weak password', () =>
    refused(
      ['user', 'add', '--organization', 'CERT-SG', '--email', 'w@sg.example', '--role', 'auditor'].concat(
        '--password-stdin',
      ),
      /at least 12 characters/,
      'short\n',
    ));

  it('to work on a node that is not there', async () => {
    const elsewhere = commandLine();
    const { code, stderr } = await elsewhere.run(['org', 'list']);
    expect({ code, madeOne: existsSync(join(elsewhere.dataDir, 'entente.db')) }).toEqual({
      ...{ code: 1, madeOne: false },
    });
    expect(stderr).toMatch(/no database in .*init/);
    elsewhere.remove();
  });

  it('settings that are wrong, and a database that does not answer', async () => {
    const wrong = commandLine({ DATABASE_URL: 'mysql://127.0.0.1/entente' });
    expect(await wrong.run(['verify'])).toMatchObject(refusal(/begin with postgres/));
    const silent = commandLine({ DATABASE_URL: 'postgres://127.0.0.1:1/entente' });
    expect(await silent.run(['verify'])).toMatchObject(refusal(/cannot be opened: .*ECONNREFUSED/));
    for (const made of [wrong, silent]) made.remove();
  });
});

describe('how it is used', () => {
  it.each([
    ['no command at all', []],
    ['a command that is none', ['organise']],
    ['half a command', ['org']],
    ['an option that is missing', ['org', 'add', '--name', 'CERT']],
    ['an option that is none', ['verify', '--all']],
    ['a country that is none', ['org', 'add', '--name', 'CERT', '--short-name', 'CERT-X', '--country', 'ZZ']],
    ['a day that is none', ['agreement', 'add', ...memorandum, '--from', '2026-02-30']],
    ['evidence of no signature', ['agreement', 'add', ...memorandum, '--evidence', 'A letter.']],
  ])('is told with exit code 2 for %s', async (_, args) => {
    const { code, stdout, stderr } = await node.run(args);
    expect({ code, stdout, said: stderr.length > 0 }).toEqual({ code: 2, stdout: '', said: true });
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says what to write instead of a value that will not do', async () => {
    const { stderr } = await node.run([
      'org',
      'add',
      '--name',
      'C',
      '--short-name',
      'CERT-X',
      '--country',
      'ZZ',
    ]);
    expect(stderr).toBe(
      '--name: Give at least 2 characters.\n' +
        '--country: "ZZ" is not an ISO 3166-1 country code of two letters, for example PH.\n',
    );
  });

  it('is shown with an example for each command', () => {
    const shown = leavesOf(program(process, () => undefined)).map((command) => {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      return help;
    });
    expect(shown).toHaveLength(46);
    for (const help of shown) expect(help).toMatch(/--json[^]*\nExample:\n {2}npm run entente -- [a-z]/);
  });
});

type Command = ReturnType<typeof program>;

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

describe('looking after the books', () => {
  it('rebuilds the views and finds them as they were', async () => {
    const rebuilt = await node.gives(['rebuild']);
    expect(rebuilt).toMatchObject({ changed: 0 });
  });

  it('copies the database into a new file, and replaces none', async () => {
    const file = join(node.dataDir, 'copy.db');
    expect(await node.gives(['backup', file])).toEqual({ file, bytes: statSync(file).size });
    const again = await node.run(['backup', file]);
    expect(again).toMatchObject(refusal(/copy\.db is there already/));
    const copy = await Journal.open({ file });
    const hosts = await copy.books.query('SELECT short_name FROM organization WHERE host = ?', [true]);
    expect(hosts).toEqual([{ short_name: 'CERT-PH' }]);
    await copy.close();
  });

  it('leaves no half of a copy behind', async () => {
    const file = join(node.dataDir, 'no-folder', 'copy.db');
    writeFileSync(join(node.dataDir, 'no-folder'), '');
    expect(await node.run(['backup', file])).toMatchObject({ code: 1 });
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });

  it('verifies every book, and says where one was tampered with', async () => {
    const { items } = listOf(Verification).parse(await node.gives(['verify']));
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    expect(items.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(4);

    const tampered = commandLine();
    await node.does(['backup', join(tampered.dataDir, 'entente.db')]);
    const journal = await Journal.open({ file: join(tampered.dataDir, 'entente.db') });
    await journal.write((tx) => tx.query(`UPDATE event SET data = '{"title":"Another paper"}'`));
    await journal.close();
    const found = await tampered.run(['verify', '--organization', 'CERT-PH']);
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(/does not hold/);
    expect(found.stderr).toMatch(/^CERT-PH: Entry \d+: .*\n/);
    tampered.remove();
  });
});
