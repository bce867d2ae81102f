import { Command } from 'commander';
import { agreementCommands } from './agreement-commands.js';
import type { Answer } from './answer.js';
import { command, entente, group, inBook, inPages, typing } from './command.js';
import { publicationCommands } from './publication-commands.js';
import type { Terminal } from './terminal.js';

/**
 * All commands, their options and their help. What a command does lies in a file of its own, loaded when the command
 * is called: help and a slip in the usage answer at once.
 */
export function program(terminal: Terminal, print: (answer: Answer, asJson: boolean) => void): Command {
  const root = new Command(entente)
    .description('Sets up and looks after a node of Entente, on a stopped server or beside a running one.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(--help after the command shows how it is used)')
    .addHelpText('after', settings);

  const typed = typing(terminal, print);
  const { answering } = typed;

  command(root, 'init', 'set the node up: the organisation that hosts it and its first administrator', [
    'init --organization "CERT Philippines" --short-name CERT-PH --country PH --email ana@cert.example',
    '--password-stdin < password-file',
  ])
    .requiredOption('--organization <name>', 'name of the organisation')
    .requiredOption('--short-name <name>', 'short name, for example CERT-PH')
    .requiredOption('--country <code>', 'ISO 3166-1 code, for example PH')
    .requiredOption('--email <address>', 'e-mail address of the administrator, to sign in with')
    .option('--name <person>', 'name of the administrator')
    .requiredOption('--password-stdin', 'read the password of the administrator from stdin')
    .action(answering(async (options) => (await import('./init.js')).init(terminal, options)));

  const org = group(root, 'org', 'organisations');
  command(org, 'add', 'register an organisation', [
    'org add --name "Singapore CERT" --short-name CERT-SG --country SG --language en',
  ])
    .requiredOption('--name <name>', 'name of the organisation')
    .requiredOption('--short-name <name>', 'short name, for example CERT-SG')
    .requiredOption('--country <code>', 'ISO 3166-1 code, for example SG')
    .option('--kind <kind>', 'national-csirt (the default), government-csirt, sectoral-csirt, vendor, …')
    .option('--email <address>', 'public e-mail address')
    .option('--phone <number>', 'telephone, day and night')
    .option('--time-zone <zone>', 'IANA name, for example Asia/Singapore')
    .option('--language <tag...>', 'BCP 47 tags of the languages spoken')
    .action(
      answering(async (options) => (await import('./organizations.js')).addOrganization(terminal, options)),
    );
  command(org, 'list', 'list the registered organisations', ['org list']).action(
    answering(async () => (await import('./organizations.js')).listOrganizations(terminal)),
  );

  inBook(
    command(org, 'together', 'count the cases and requests that one has in common with another', [
      'org together CERT-SG --as CERT-PH',
    ]),
  )
    .argument('<short name>', 'the other')
    .action(
      answering(async (partner, options) =>
        (await import('./posture.js')).showTogether(terminal, String(partner), options),
      ),
    );

  const user = group(root, 'user', 'people and service accounts');
  command(user, 'add', 'add a person, or without a password a service account', [
    'user add --organization CERT-SG --email li@cert.example --role operator manager --password-stdin < password-file',
  ])
    .requiredOption('--organization <short name>', 'the organisation of the user')
    .requiredOption('--email <address>', 'e-mail address, to sign in with')
    .requiredOption('--role <role...>', 'operator, responder, manager, auditor, admin: one or more')
    .option('--name <person>', 'name of the user')
    .option('--password-stdin', 'read the password from stdin')
    .action(answering(async (options) => (await import('./users.js')).addUser(terminal, options)));

  const token = group(root, 'token', 'API tokens');
  command(token, 'add', 'make an API token and print it; it is shown this once', [
    'token add --user li@cert.example --label "case forwarder"',
  ])
    .requiredOption('--user <address>', 'e-mail address of the user who bears it')
    .option('--label <text>', 'what it is for')
    .action(answering(async (options) => (await import('./users.js')).addToken(terminal, options)));

  agreementCommands(root, typed);

  const incident = group(root, 'case', 'cases, as the book of one organisation tells them');
  inPages(
    command(incident, 'list', 'list cases, those with news first', [
      'case list --as CERT-PH --status triage,responding --severity high,severe,emergency',
    ]),
  )
    .option('--status <statuses>', 'new, triage, responding, …, separated by commas')
    .option('--severity <severities>', 'baseline, low, medium, high, severe, emergency')
    .option('--tlp <markings>', 'for example TLP:AMBER,TLP:RED')
    .option('--classification <types>', 'for example malicious-code/c2-server')
    .option('--country <codes>', 'affected countries or regions')
    .option('--lead <short names>', 'led by one of these')
    .option('--participant <short names>', 'in which one of these takes part')
    .option('--waiting', 'in which something waits for an answer')
    .action(answering(async (options) => (await import('./cases.js')).listCases(terminal, options)));
  inBook(command(incident, 'show', 'show one case', ['case show PH-2026-000001 --as CERT-PH']))
    .argument('<reference>', 'of the case, for example PH-2026-000001')
    .action(
      answering(async (reference, options) =>
        (await import('./cases.js')).showCase(terminal, String(reference), options),
      ),
    );

  publicationCommands(root, typed);

  inBook(
    command(
      root,
      'capabilities',
      'what one needs and what partners can give: needs with the offers that answer',
      ['capabilities --as CERT-PH --assistance forensics --languages en,ms'],
    ),
  )
    .option('--assistance <kind>', 'the offers that answer this, whatever needs are published')
    .option('--sectors <sectors>', 'with --assistance: that know of these, separated by commas')
    .option('--languages <tags>', 'with --assistance: that work in these, separated by commas')
    .option('--due <time>', 'with --assistance: that can be there until then')
    .action(
      answering(async (options) => (await import('./capabilities.js')).showCapabilities(terminal, options)),
    );
  inBook(
    command(root, 'posture', 'count what a manager shows upward, over the cases opened in a period', [
      'posture --as CERT-PH --from 2026-01-01 --until 2027-01-01',
    ]),
  )
    .requiredOption('--from <time>', 'a day (its start in UTC) or an ISO 8601 time')
    .option('--until <time>', 'the first moment after it; now when left out')
    .action(answering(async (options) => (await import('./posture.js')).showPosture(terminal, options)));

  const importing = group(root, 'import', 'bring in what others have recorded');
  command(importing, 'incidents', 'open a case for every row of a EuRepoC table (docs/import.md)', [
    'import incidents incidents.csv --as CERT-PH',
  ])
    .argument('<file>', 'the table, CSV')
    .requiredOption('--as <short name>', 'the organisation that leads the cases')
    .option('--tlp <marking>', 'marking of the cases (TLP:CLEAR)')
    .action(
      answering(async (file, options) =>
        (await import('./import.js')).importIncidentsFrom(terminal, String(file), options),
      ),
    );

  const report = group(root, 'report', 'reports for managers');
  command(report, 'case', 'write a report on a case, as the book of one organisation tells it', [
    'report case PH-2026-000001 --as CERT-PH --format pdf --out incident.pdf',
  ])
    .argument('<reference>', 'of the case, for example PH-2026-000001')
    .requiredOption('--as <short name>', 'the organisation whose book is read')
    .requiredOption('--out <file>', 'must not exist yet')
    .option('--format <format>', 'pdf (the default), docx, html, csv, xlsx or json')
    .option('--kind <kind>', 'incident (the default) or after-action')
    .option('--lang <language>', 'en (the default), fil, ru, ms or ar')
    .option('--audience <short name>', 'for a partner: only what is in its book too')
    .option('--leave-out <sections>', 'sections to leave out, separated by commas')
    .action(
      answering(async (reference, options) =>
        (await import('./reports.js')).reportCase(terminal, String(reference), options),
      ),
    );
  command(report, 'agreement', 'write a report on an agreement over a year or its whole term', [
    'report agreement 0199d1c4-… --as CERT-PH --format pdf --out agreement.pdf',
  ])
    .argument('<id>', 'of the agreement, as its page and the API have it')
    .requiredOption('--as <short name>', 'the organisation whose book is read')
    .requiredOption('--out <file>', 'must not exist yet')
    .option('--format <format>', 'pdf (the default), docx, html, csv, xlsx or json')
    .option('--year <year>', 'by UTC; without it the whole term')
    .option('--lang <language>', 'en (the default), fil, ru, ms or ar')
    .option('--leave-out <sections>', 'sections to leave out, separated by commas')
    .action(
      answering(async (id, options) =>
        (await import('./reports.js')).reportAgreement(terminal, String(id), options),
      ),
    );
  const asFile = (made: Command) =>
    inBook(made)
      .requiredOption('--out <file>', 'must not exist yet')
      .option('--format <format>', 'pdf (the default), docx, html, csv, xlsx or json')
      .option('--lang <language>', 'en (the default), fil, ru, ms or ar')
      .option('--leave-out <sections>', 'sections to leave out, separated by commas');
  asFile(
    command(report, 'posture', 'write a report on the posture over a period', [
      'report posture --as CERT-PH --from 2026-01-01 --until 2027-01-01 --format xlsx --out 2026.xlsx',
    ]),
  )
    .requiredOption('--from <time>', 'a day (its start in UTC) or an ISO 8601 time')
    .requiredOption('--until <time>', 'the first moment after it')
    .action(answering(async (options) => (await import('./reports.js')).reportPosture(terminal, options)));
  asFile(
    command(report, 'capabilities', 'write what one needs and what partners can give', [
      'report capabilities --as CERT-PH --out capabilities.pdf',
    ]),
  ).action(
    answering(async (options) => (await import('./reports.js')).reportCapabilities(terminal, options)),
  );

  const archive = group(root, 'archive', 'archives of cases');
  command(
    archive,
    'case',
    'write a case into a ZIP, as the book of one organisation tells it, with its files',
    ['archive case PH-2026-000001 --as CERT-PH --out PH-2026-000001.zip'],
  )
    .argument('<reference>', 'of the case, for example PH-2026-000001')
    .requiredOption('--as <short name>', 'the organisation whose book is read')
    .requiredOption('--out <file>', 'must not exist yet')
    .action(
      answering(async (reference, options) =>
        (await import('./archives.js')).archiveCase(terminal, String(reference), options),
      ),
    );

  command(root, 'verify-report', 'say whether a file is a report made here, and of which book', [
    'verify-report incident.pdf',
  ])
    .argument('<file>', 'the report')
    .action(answering(async (file) => (await import('./reports.js')).verifyReport(terminal, String(file))));

  command(root, 'verify', 'recompute the chain of hashes of every book, and read every file of evidence', [
    'verify',
  ])
    .option('--organization <short name>', 'one book, and the files that this organisation recorded')
    .action(answering(async (options) => (await import('./care.js')).verify(terminal, options)));
  command(root, 'rebuild', 'fold every view anew from the entries of the books', ['rebuild']).action(
    answering(async () => (await import('./care.js')).rebuild(terminal)),
  );
  command(root, 'backup', 'copy the database into a new file (SQLite)', ['backup entente-2026-11-24.db'])
    .argument('<file>', 'must not exist yet')
    .action(answering(async (file) => (await import('./backup.js')).backup(terminal, String(file))));
  command(root, 'demo', 'fill an empty database with an exercise of six national CERTs; print the sign-ins', [
    'demo',
  ]).action(answering(async () => (await import('./demo.js')).demo(terminal)));

  return root;
}

const settings = `
Settings are environment variables: DATA_DIR (./data), or DATABASE_URL for PostgreSQL (docs/operating.md).
Exit codes: 0 done, 1 refused or failed, 2 wrong usage.`;
