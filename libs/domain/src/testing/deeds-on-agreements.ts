import { isSigned, stateAt, type Agreement, type Scope, type Terms } from '../agreement/agreement.js';
import type { AgreementCommand } from '../agreement/commands.js';
import { AgreementId, type Instant, type OrganizationId } from '../ids.js';
import type { Happening } from './chronicle.js';
import { memberOf } from './community.js';
import type { DeedKind, DeedMaker, Scene } from './scene.js';

/** What memoranda are about, in the light of what happened so far. */
type Subject = (scene: Scene) => Scope[];

/** Drafts, proposes and signs at once; now and then one signature is still missing. */
export function agreesOn(subject: Subject): DeedMaker {
  return (scene) => agreeOn(scene, newTerms(scene, subject));
}

/** What becomes of memoranda. */
export const agreementDeeds = (subject: Subject): readonly DeedKind[] => [
  { weight: 6, make: agreesOn(subject) },
  { weight: 4, make: (scene) => draft(scene, newTerms(scene, subject)) },
  { weight: 4, make: (scene) => change(scene, subject) },
  { weight: 2, make: propose },
  { weight: 4, make: sign },
  { weight: 7, make: suspend },
  { weight: 12, make: resume },
  { weight: 4, make: terminate },
  { weight: 2, make: renew },
  { weight: 1, make: recordDocument },
  { weight: 1, make: changeContacts },
];

const minute = 60_000;
const day = 1_440 * minute;

/** Between two, and now and then among more; in force, soon in force, or for some hours only. */
function newTerms(scene: Scene, subject: Subject): Terms {
  const about = subject(scene);
  const [from, until] = scene.oneOf([
    [-1_000 * day, 700 * day],
    [30 * minute, 700 * day],
    [-1_000 * day, 700 * day],
    [20 * minute, 2 * day],
    [-30 * day, 3 * 60 * minute],
    [40 * minute, 700 * day],
  ]);
  return {
    ...{ title: 'Memorandum', kind: 'mou', parties: parties(scene), scopes: about },
    ceiling: scene.oneOf(['TLP:AMBER', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED', 'TLP:CLEAR']),
    ...{ effectiveFrom: after(scene, from), effectiveUntil: after(scene, until) },
    ...(scene.onceIn(4) && { handlingTerms: 'As TLP 2.0 says.' }),
  };
}

function parties(scene: Scene): OrganizationId[] {
  const count = scene.oneOf([2, 2, 3, 4]);
  const candidates = partiesToBe(scene);
  const first = scene.draw() % candidates.length;
  const order = [...candidates.slice(first), ...candidates.slice(0, first)];
  if (scene.draw() % 2 === 1) order.push(...order.splice(1, 1));
  return order.slice(0, count).sort();
}

/** Anybody; every other time those who work on one case already, for whom a new agreement opens its past. */
function partiesToBe(scene: Scene): OrganizationId[] {
  const id = scene.oneOf(scene.cases());
  const colleagues = id && scene.onceIn(2) ? scene.taking(id, 'accepted') : [];
  return colleagues.length > 1 ? colleagues : scene.organizations();
}

/** The moment so much later than now. */
function after({ community }: Scene, milliseconds: number): Instant {
  return new Date(Date.parse(community.now) + milliseconds).toISOString();
}

function act(by: OrganizationId | undefined, agreement: AgreementId, command: AgreementCommand): Happening[] {
  return by ? [{ kind: 'act', act: { by, agreement, command } }] : [];
}

/** One of the parties drafts; now and then another organisation does it for them. */
function draft(scene: Scene, terms: Terms, id = AgreementId.parse(scene.fresh('agreement'))): Happening[] {
  const drafter = scene.onceIn(6) ? scene.oneOf(scene.organizations()) : terms.parties[0];
  return act(drafter, id, { type: 'draft', terms });
}

function agreeOn(scene: Scene, terms: Terms): Happening[] {
  const id = AgreementId.parse(scene.fresh('agreement'));
  const drafting = draft(scene, terms, id);
  const drafter = drafting.flatMap((one) => (one.kind === 'act' ? [one.act.by] : []))[0];
  const signatories = scene.onceIn(6) ? terms.parties.slice(1) : terms.parties;
  const signatures = signatories.flatMap((party) => act(party, id, { type: 'sign' }));
  return [...drafting, ...act(drafter, id, { type: 'propose' }), ...signatures];
}

/** One of the agreements that are as they must be for what is to be done, as their drafters know them. */
function oneThat(scene: Scene, suits: (agreement: Agreement) => boolean): Agreement | undefined {
  const all = scene.agreements().flatMap((id) => {
    const knowing = scene.organizations().find((one) => memberOf(scene.community, one).agreements[id]);
    return knowing ? [memberOf(scene.community, knowing).agreements[id]] : [];
  });
  const known = all.filter((one) => one !== undefined);
  return scene.oneOf(scene.onceIn(12) ? known : known.filter(suits));
}

function change(scene: Scene, subject: Subject): Happening[] {
  const paper = oneThat(scene, ({ proposedAt }) => !proposedAt);
  return paper
    ? act(scene.actor([paper.drafter]), paper.id, { type: 'change', terms: newTerms(scene, subject) })
    : [];
}

function propose(scene: Scene): Happening[] {
  const paper = oneThat(scene, ({ proposedAt }) => !proposedAt);
  return paper ? act(scene.actor([paper.drafter]), paper.id, { type: 'propose' }) : [];
}

function sign(scene: Scene): Happening[] {
  const paper = oneThat(scene, (one) => one.proposedAt !== undefined && !isSigned(one));
  if (!paper) return [];
  const missing = paper.parties.filter(
    (party) => !paper.signatures.some((signature) => signature.party === party),
  );
  return act(scene.actor(missing), paper.id, {
    type: 'sign',
    ...(scene.onceIn(4) && { evidence: 'Scan 12' }),
  });
}

function suspend(scene: Scene): Happening[] {
  const paper = oneThat(scene, (one) =>
    ['active', 'signed', 'suspended'].includes(stateAt(one, scene.community.now)),
  );
  return paper ? act(scene.actor(paper.parties), paper.id, { type: 'suspend', reason: 'Elections.' }) : [];
}

function resume(scene: Scene): Happening[] {
  const paper = oneThat(scene, ({ suspensions }) => suspensions.length > 0);
  return paper ? act(scene.actor(paper.suspensions.map(({ by }) => by)), paper.id, { type: 'resume' }) : [];
}

function terminate(scene: Scene): Happening[] {
  const paper = oneThat(scene, (one) => isSigned(one));
  if (!paper) return [];
  const notice = scene.oneOf([40 * minute, 30 * day, -day]);
  const effectiveAt = scene.onceIn(3) ? undefined : after(scene, notice);
  return act(scene.actor(paper.parties), paper.id, { type: 'terminate', reason: 'Over.', effectiveAt });
}

function recordDocument(scene: Scene): Happening[] {
  const paper = oneThat(scene, (one) => isSigned(one));
  if (!paper) return [];
  const sha256 = scene.oneOf(['ab', 'cd']).repeat(32);
  const document = { sha256, name: 'signed.pdf', bytes: 48_120 };
  return act(scene.actor(paper.parties), paper.id, { type: 'record-document', ...document });
}

function changeContacts(scene: Scene): Happening[] {
  const paper = oneThat(scene, ({ proposedAt }) => proposedAt !== undefined);
  if (!paper) return [];
  const contacts = scene.some(['Duty officer', 'Head of unit']).map((name) => ({ name }));
  return act(scene.actor(paper.parties), paper.id, { type: 'change-contacts', contacts });
}

/** As it is done at the desk: a successor is drafted and proposed, and the old one names it. */
function renew(scene: Scene): Happening[] {
  const paper = oneThat(scene, (one) => isSigned(one));
  const by = paper && scene.actor(paper.parties);
  if (!paper) return [];
  const successor = AgreementId.parse(scene.fresh('agreement'));
  const effectiveUntil = after(scene, 900 * day);
  const { parties, scopes: about, effectiveUntil: effectiveFrom, ceiling } = paper;
  const terms: Terms = {
    ...{ title: 'Renewed', kind: 'mou', parties, scopes: about, ceiling, effectiveFrom, effectiveUntil },
    predecessor: paper.id,
  };
  return [
    ...act(by, successor, { type: 'draft', terms }),
    ...act(by, successor, { type: 'propose' }),
    ...act(by, paper.id, { type: 'renew', successor, effectiveUntil, parties }),
  ];
}
