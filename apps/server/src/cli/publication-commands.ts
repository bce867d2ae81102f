import type { Command } from 'commander';
import type * as Life from './publication-life.js';
import type { Answer } from './answer.js';
import { command, forGood, group, inBook, inName, inPages, onceIn, type Typing } from './command.js';
import type { Terminal } from './terminal.js';

const anId = 'of the publication, as its page and the API have it';
const aFile = '{"content": {"kind": "bulletin", "title": …}, "tlp": …, "recipients": […]}; - is stdin';

/** The commands for what is published: reading, and the life of a publication from its first edition to its end. */
export function publicationCommands(root: Command, { terminal, answering }: Typing): void {
  const publication = group(root, 'publication', 'bulletins, policies, needs, offers and projects');
  inPages(
    command(publication, 'list', 'list publications, those with news first', [
      'publication list --as CERT-PH --kind bulletin,practice --status current',
    ]),
  )
    .option('--kind <kinds>', 'bulletin, policy, practice, technology, need, offer, project')
    .option('--publisher <short name>', 'published by this one')
    .option('--status <status>', 'current or withdrawn')
    .action(
      answering(async (options) => (await import('./publications.js')).listPublications(terminal, options)),
    );
  inBook(command(publication, 'show', 'show one publication', ['publication show 0199d1c4-… --as CERT-PH']))
    .argument('<id>', anId)
    .action(
      answering(async (id, options) =>
        (await import('./publications.js')).showPublication(terminal, String(id), options),
      ),
    );

  inBook(
    command(publication, 'editions', 'list the editions of one publication, the newest first', [
      'publication editions 0199d1c4-… --as CERT-PH',
    ]),
  )
    .argument('<id>', anId)
    .action(
      answering(async (id, options) =>
        (await import('./publications.js')).listEditions(terminal, String(id), options),
      ),
    );

  const life = () => import('./publication-life.js');
  const does = (act: (of: typeof Life) => (on: Terminal, id: string, options: unknown) => Promise<Answer>) =>
    answering(async (id, options) => act(await life())(terminal, String(id), options));
  const one = (name: string, description: string, example: string, named = onceIn) =>
    named(command(publication, name, description, [`publication ${name} ${example}`])).argument('<id>', anId);

  marked(
    onceIn(
      command(publication, 'publish', 'publish what a JSON file says, as POST /api/publications takes it', [
        'publication publish bulletin.json --as CERT-PH --tlp TLP:GREEN --recipients CERT-SG,CERT-MY',
      ]),
    ).argument('<file>', aFile),
  )
    .option('--case <reference>', 'a bulletin that is raised from this case')
    .option('--indicators <ids>', 'those of the case that it carries, as case show --json has them')
    .action(answering(async (file, options) => (await life()).publish(terminal, String(file), options)));
  marked(
    inName(
      command(publication, 'audience', 'say who would be given what a file says, and who not and why', [
        'publication audience bulletin.json --as CERT-PH --tlp TLP:AMBER',
      ]),
    ).argument('<file>', aFile),
  ).action(answering(async (file, options) => (await life()).audience(terminal, String(file), options)));
  marked(one('revise', 'publish a new edition of one’s own', '0199d1c4-… bulletin.json --as CERT-PH', inName))
    .argument('<file>', aFile)
    .action(
      answering(async (id, file, options) =>
        (await life()).revise(terminal, { id: String(id), file: String(file) }, options),
      ),
    );
  forGood(
    one(
      'withdraw',
      'withdraw what one has published; it stays to be read as withdrawn',
      '0199d1c4-… --as CERT-PH --reason "The indicators were wrong" --yes',
    ),
  )
    .requiredOption('--reason <text>', 'what whoever holds it is told')
    .action(does(({ withdraw }) => withdraw));
  one(
    'acknowledge',
    'confirm to its publisher that one has read the edition that stands',
    '0199d1c4-… --as CERT-SG',
  ).action(does(({ acknowledge }) => acknowledge));
  marked(
    one(
      'comment',
      'comment, with the marking of the publication or another',
      '0199d1c4-… "Seen here too." --as CERT-SG',
    ),
  )
    .argument('<text>', 'what is said; - reads it from stdin')
    .action(
      answering(async (id, text, options) =>
        (await life()).comment(terminal, { id: String(id), text: String(text) }, options),
      ),
    );
}

function marked(typed: Command): Command {
  return typed
    .option('--tlp <marking>', 'in the place of what is said otherwise')
    .option('--recipients <short names>', 'for these alone, separated by commas');
}
