import type { Command } from 'commander';
import type * as Life from './agreement-life.js';
import type { Answer } from './answer.js';
import { command, forGood, group, inBook, inName, onceIn, type Typing } from './command.js';
import type { Terminal } from './terminal.js';

const anId = 'of the agreement, as its page and the API have it';

/** What is typed of an agreement, whether it is needed or not. */
const said = {
  parties: ['--parties <short names>', 'two or more, separated by commas'],
  scopes: ['--scopes <scopes>', 'mutual-response, threat-information, …, separated by commas'],
  ceiling: ['--ceiling <marking>', 'the highest marking that it covers, for example TLP:AMBER'],
  from: ['--from <time>', 'when it takes effect: a day (its start in UTC) or an ISO 8601 time'],
  until: ['--until <time>', 'when it ends: the first moment at which it no longer holds'],
  title: ['--title <text>', 'by default made of its kind and parties'],
  evidence: ['--evidence <text>', 'who signed, where and when'],
  handlingTerms: ['--handling-terms <text>', 'terms of handling that participants accept'],
  renewalNotice: ['--renewal-notice <days>', 'how long before the end notice of renewal must be given'],
} as const;

/** The commands for agreements: papers and the register, and the life of one from its draft to its end. */
export function agreementCommands(root: Command, { terminal, answering }: Typing): void {
  const agreement = group(root, 'agreement', 'agreements');
  command(agreement, 'add', 'record an agreement that exists on paper', [
    'agreement add --parties CERT-PH,CERT-SG --scopes mutual-response --ceiling TLP:AMBER',
    '--from 2026-01-01 --until 2029-01-01 --signed --evidence "signed in Manila, 12 December 2025"',
  ])
    .requiredOption(...said.parties)
    .requiredOption(...said.scopes)
    .requiredOption(...said.ceiling)
    .requiredOption(...said.from)
    .requiredOption(...said.until)
    .option(...said.title)
    .option('--kind <kind>', 'mou (the default), loi, treaty, nda or accession')
    .option('--signed', 'all parties have signed; without it the agreement waits for their signatures')
    .option(...said.evidence)
    .option(...said.handlingTerms)
    .option(...said.renewalNotice)
    .action(answering(async (options) => (await import('./agreements.js')).addAgreement(terminal, options)));
  inBook(
    command(agreement, 'list', 'list agreements with their states now', ['agreement list --as CERT-PH']),
  ).action(answering(async (options) => (await import('./agreements.js')).listAgreements(terminal, options)));
  inBook(command(agreement, 'show', 'show one agreement', ['agreement show 0199d1c4-… --as CERT-PH']))
    .argument('<id>', anId)
    .action(
      answering(async (id, options) =>
        (await import('./agreements.js')).showAgreement(terminal, String(id), options),
      ),
    );
  inBook(
    command(
      agreement,
      'exchange',
      'count what was told under it, by month and marking, and list the last of it',
      ['agreement exchange 0199d1c4-… --as CERT-PH'],
    ),
  )
    .argument('<id>', anId)
    .option('--limit <count>', 'the last so many, up to 200 (50)')
    .action(
      answering(async (id, options) =>
        (await import('./agreements.js')).showExchange(terminal, String(id), options),
      ),
    );
  lifeCommands(agreement, { terminal, answering });
}

function lifeCommands(agreement: Command, { terminal, answering }: Typing): void {
  const life = () => import('./agreement-life.js');
  const documents = () => import('./agreement-documents.js');
  const does = (act: (of: typeof Life) => (on: Terminal, id: string, options: unknown) => Promise<Answer>) =>
    answering(async (id, options) => act(await life())(terminal, String(id), options));
  const one = (name: string, description: string, example: string, named = onceIn) =>
    named(command(agreement, name, description, [`agreement ${name} ${example}`])).argument('<id>', anId);

  worded(
    onceIn(
      command(agreement, 'draft', 'draft an agreement; nobody else learns of it before it is proposed', [
        'agreement draft --as CERT-PH --template mutual-response --parties CERT-PH,CERT-SG --from 2026-01-01',
      ]),
    ),
  )
    .option('--template <id>', 'begins with the text of mutual-response, threat-exchange, …')
    .option('--follows <id>', 'begins with the text of this agreement and follows on it: an upgrade')
    .action(answering(async (options) => (await life()).draft(terminal, options)));
  worded(
    one(
      'change',
      'change the text of a draft; what is not said stays',
      '0199d1c4-… --as CERT-PH --ceiling TLP:GREEN',
      inName,
    ),
  ).action(does(({ change }) => change));
  one('propose', 'propose a draft to its parties, who sign it one by one', '0199d1c4-… --as CERT-PH').action(
    does(({ propose }) => propose),
  );
  one('sign', 'sign for an organisation', '0199d1c4-… --as CERT-SG')
    .option(...said.evidence)
    .option('--on-behalf-of <short name>', 'the party that signed on paper; the host of the node records it')
    .action(does(({ sign }) => sign));
  one(
    'document',
    'record the SHA-256 of the signed document; the file stays here',
    '0199d1c4-… accord.pdf --as CERT-PH',
  )
    .argument('<file>', 'the signed document')
    .action(
      answering(async (id, file, options) =>
        (await documents()).recordDocument(terminal, { id: String(id), file: String(file) }, options),
      ),
    );
  one('check', 'say whether a file is the signed document', '0199d1c4-… accord.pdf --as CERT-PH', inBook)
    .argument('<file>', 'to hold against what the parties recorded')
    .action(
      answering(async (id, file, options) =>
        (await documents()).check(terminal, { id: String(id), file: String(file) }, options),
      ),
    );
  one(
    'contacts',
    'name one’s points of contact anew, in the place of those that one had',
    '0199d1c4-… contacts.json --as CERT-PH',
    inName,
  )
    .argument('<file>', '{"contacts": [{"name": …, "phone": …, "hours": …}]}; - is stdin')
    .action(
      answering(async (id, file, options) =>
        (await life()).contacts(terminal, { id: String(id), file: String(file) }, options),
      ),
    );
  one(
    'suspend',
    'suspend at once: nothing more is disclosed under it',
    '0199d1c4-… --as CERT-PH --reason "Under review"',
  )
    .requiredOption('--reason <text>', 'what every party is told')
    .action(does(({ suspend }) => suspend));
  one('resume', 'lift the suspension of an organisation', '0199d1c4-… --as CERT-PH').action(
    does(({ resume }) => resume),
  );
  one(
    'renew',
    'propose a successor with a new term, which every party signs',
    '0199d1c4-… --as CERT-PH --until 2032-01-01',
  )
    .requiredOption('--until <time>', 'when the new term ends')
    .option('--from <time>', 'when it begins; at the end of the old one, or now, when left out')
    .option('--title <text>', 'in the place of the title that it had')
    .action(does(({ renew }) => renew));
  one(
    'accede',
    'propose a successor with a further party, which every party signs',
    '0199d1c4-… --as CERT-PH --party CERT-MY',
  )
    .requiredOption('--party <short name>', 'who accedes')
    .action(does(({ accede }) => accede));
  forGood(
    one('terminate', 'end it now, or at a notice date', '0199d1c4-… --as CERT-PH --reason "By notice" --yes'),
  )
    .requiredOption('--reason <text>', 'what every party is told')
    .option('--at <time>', 'the notice date; now when left out')
    .action(does(({ terminate }) => terminate));
}

/** What an agreement says, where it may be begun with something. */
function worded(typed: Command): Command {
  return typed
    .option(...said.parties)
    .option(...said.scopes)
    .option(...said.ceiling)
    .option(...said.from)
    .option(...said.until)
    .option(...said.title)
    .option('--kind <kind>', 'mou, loi, treaty, nda or accession')
    .option(...said.handlingTerms)
    .option(...said.renewalNotice)
    .option('--contacts <file>', '{"contacts": [{"organizationId": "CERT-PH", "name": …}]}; - is stdin');
}
