import { stateAt } from '../agreement/agreement.js';
import { PublicationId, type OrganizationId } from '../ids.js';
import type { PublicationContent } from '../publication/content.js';
import type { Publication, PublicationCommand } from '../publication/publication.js';
import type { Tlp } from '../sharing/tlp.js';
import type { Happening } from './chronicle.js';
import { memberOf } from './community.js';
import { publicationOf } from './publications.js';
import type { DeedKind, Scene } from './scene.js';

/** Somebody publishes something, mostly for all whom its papers let have it. */
export function publish(scene: Scene): Happening[] {
  const by = scene.actor(scene.organizations().filter((one) => partnersOf(scene, one).length > 0));
  if (!by) return [];
  const id = PublicationId.parse(scene.fresh('publication'));
  return act(by, id, { type: 'publish', input: { content: content(scene, by), ...marked(scene, by) } });
}

/** What becomes of publications. */
export const publicationDeeds: readonly DeedKind[] = [
  { weight: 10, make: publish },
  { weight: 16, make: revise },
  { weight: 5, make: withdraw },
  { weight: 12, make: acknowledge },
  { weight: 20, make: comment },
];

function act(by: OrganizationId, publication: PublicationId, command: PublicationCommand): Happening[] {
  return [{ kind: 'act', act: { by, publication, command } }];
}

/** With whom an organisation has a paper in force. */
function partnersOf({ community }: Scene, organization: OrganizationId): OrganizationId[] {
  const papers = Object.values(memberOf(community, organization).agreements);
  const inForce = papers.filter((paper) => stateAt(paper, community.now) === 'active');
  const partners = new Set(inForce.flatMap(({ parties }) => parties));
  return [...partners].filter((one) => one !== organization).sort();
}

function content(scene: Scene, by: OrganizationId): PublicationContent {
  const title = `Text ${scene.draw() % 100}`;
  const parties = scene.some(partnersOf(scene, by));
  return scene.onceIn(5) && parties.length > 0
    ? publicationOf('project', { title, parties })
    : publicationOf('bulletin', { title });
}

function marked(
  scene: Scene,
  by: OrganizationId,
): Pick<(PublicationCommand & { type: 'publish' })['input'], 'tlp' | 'recipients'> {
  const tlp = scene.oneOf<Tlp>(['TLP:GREEN', 'TLP:AMBER', 'TLP:CLEAR', 'TLP:AMBER', 'TLP:RED']);
  const recipients = scene.onceIn(4) ? scene.some(partnersOf(scene, by)) : [];
  return { tlp, ...(recipients.length > 0 && { recipients }) };
}

/** Something that is published, as its publisher knows it; now and then also what is withdrawn. */
function publication(scene: Scene): Publication | undefined {
  const all = scene.organizations().flatMap((one) => {
    const views = Object.values(memberOf(scene.community, one).publications);
    return views.filter(({ publisher }) => publisher === one);
  });
  return scene.oneOf(scene.onceIn(8) ? all : all.filter(({ withdrawn }) => !withdrawn));
}

/** Those whose own books have it. */
function holders(scene: Scene, { id }: Publication): OrganizationId[] {
  return scene.organizations().filter((one) => memberOf(scene.community, one).publications[id]);
}

function revise(scene: Scene): Happening[] {
  const known = publication(scene);
  const by = known && scene.actor([known.publisher]);
  if (!by) return [];
  const title = `Text ${scene.draw() % 100}, corrected`;
  const revised = scene.onceIn(9) ? content(scene, by) : { ...known.content, title };
  return act(by, known.id, { type: 'revise', input: { content: revised, ...marked(scene, by) } });
}

function withdraw(scene: Scene): Happening[] {
  const known = publication(scene);
  const by = known && scene.actor([known.publisher]);
  return by ? act(by, known.id, { type: 'withdraw', input: { reason: 'It was wrong.' } }) : [];
}

function acknowledge(scene: Scene): Happening[] {
  const known = publication(scene);
  const by = known && scene.actor(holders(scene, known).filter((one) => one !== known.publisher));
  return by ? act(by, known.id, { type: 'acknowledge' }) : [];
}

function comment(scene: Scene): Happening[] {
  const known = publication(scene);
  const by = known && scene.actor(holders(scene, known));
  if (!by) return [];
  const said = scene.onceIn(2) ? marked(scene, by) : {};
  return act(by, known.id, { type: 'comment', input: { text: 'Seen here too.', ...said } });
}
