import type { Agreement } from '../agreement/agreement.js';
import type { Instant, OrganizationId } from '../ids.js';
import { rejected } from '../rejection.js';
import { verdictOnPublication } from '../sharing/audience.js';
import { bindsInForce } from '../sharing/disclose.js';
import { explainWithheld } from '../sharing/explain.js';
import type { Marking, Tlp } from '../sharing/tlp.js';
import { parseIndicator } from '../vocabulary/indicators.js';
import { scopeOfKind, type ContentOf, type PublicationContent } from './content.js';
import type { PublicationDraft } from './events.js';
import { hasAcknowledged, type Publication, type PublicationCommand } from './publication.js';

/** Who acts, when, and on the strength of which papers of its own book. */
export interface Publishing {
  by: OrganizationId;
  at: Instant;
  agreements: readonly Agreement[];
  nameOf: (organization: OrganizationId) => string;
}

/** Comments that a publication takes; more belongs into a case. */
const mostComments = 1_000;

/** Answers a command on a publication with the event that it causes, or refuses with a Rejection. */
export function decidePublication(
  publication: Publication | undefined,
  command: PublicationCommand,
  acting: Publishing,
): PublicationDraft[] {
  if (command.type === 'publish') {
    const { content, tlp, recipients } = command.input;
    const marking = markingOf(content, acting.by, { tlp, recipients }, acting);
    return [
      reaching({ type: 'publication-published', data: { content: checked(content) }, marking }, acting),
    ];
  }
  if (!publication) throw rejected('not-found', 'There is no such publication in your book.');
  const { kind } = publication.content;
  const { publisher } = publication;
  switch (command.type) {
    case 'revise': {
      requirePublisher(publication, acting);
      requireNotWithdrawn(publication);
      const { content, tlp, recipients } = command.input;
      if (content.kind !== kind)
        throw rejected('other-kind', `This is a ${kind}: publish a ${content.kind} as one of its own.`);
      const marking = markingOf(content, publisher, { tlp, recipients }, acting);
      return [
        reaching({ type: 'publication-revised', data: { content: checked(content) }, marking }, acting),
      ];
    }
    case 'withdraw': {
      requirePublisher(publication, acting);
      requireNotWithdrawn(publication);
      const { reason } = command.input;
      // Whoever was given an earlier edition, marked wider, must know as well that it does not hold any more.
      const marking = { tlp: publication.widestTlp };
      return [{ type: 'publication-withdrawn', data: { kind, reason }, marking }];
    }
    case 'acknowledge': {
      if (publisher === acting.by)
        throw rejected('own-publication', 'Your organisation published this itself.');
      if (hasAcknowledged(publication, acting.by))
        throw rejected('already-acknowledged', 'Your organisation has acknowledged this edition already.');
      const { edition, tlp } = publication;
      return [{ type: 'publication-acknowledged', data: { kind, publisher, edition }, marking: { tlp } }];
    }
    case 'comment': {
      requireNotWithdrawn(publication);
      if (publication.comments.length >= mostComments)
        throw rejected('too-many-comments', 'There are a thousand comments already: go on in a case.');
      const { text, tlp = publication.tlp, recipients } = command.input;
      requireInProject(publication, recipients ?? []);
      const marking = { tlp, ...namedBy(recipients ?? audienceOfComment(publication, tlp, acting)) };
      return [reaching({ type: 'publication-commented', data: { kind, publisher, text }, marking }, acting)];
    }
  }
}

function requirePublisher({ publisher }: Publication, { by, nameOf }: Publishing): void {
  if (publisher !== by)
    throw rejected('not-the-publisher', `Only ${nameOf(publisher)}, which published it, may do this.`);
}

function requireNotWithdrawn({ withdrawn }: Publication): void {
  if (withdrawn)
    throw rejected('withdrawn', `This was withdrawn on ${withdrawn.at.slice(0, 10)}: publish it anew.`);
}

/** The parties of a project are told of it, and nobody else: a comment for others would reach nobody. */
function requireInProject({ content, publisher }: Publication, recipients: readonly OrganizationId[]): void {
  if (content.kind !== 'project') return;
  const told = [publisher, ...content.parties];
  if (recipients.some((one) => !told.includes(one)))
    throw rejected('not-in-project', 'Name parties of this project: nobody else is told of it.');
}

/** Indicators are kept in the form in which they are compared. */
function checked(content: PublicationContent): PublicationContent {
  if (content.kind !== 'bulletin') return content;
  const indicators = content.indicators.map((indicator) => {
    const parsed = parseIndicator(indicator.type, indicator.value);
    if (!parsed.ok) throw rejected('indicator-not-valid', parsed.message);
    return { ...indicator, value: parsed.value };
  });
  return { ...content, indicators };
}

/** A project is for those who work on it; anything else for whoever may have it, or for those named. */
function markingOf(
  content: PublicationContent,
  publisher: OrganizationId,
  { tlp, recipients }: { tlp: Tlp; recipients?: readonly OrganizationId[] | undefined },
  acting: Publishing,
): Marking {
  const named = content.kind === 'project' ? othersIn(content, publisher, acting) : recipients;
  return { tlp, ...namedBy(named) };
}

function namedBy(recipients: readonly OrganizationId[] | undefined): Pick<Marking, 'recipients'> {
  return recipients?.length ? { recipients: [...new Set(recipients)].sort() } : {};
}

/** For whom a comment is that names nobody: in a project for its parties, of what is TLP:RED for the publisher. */
function audienceOfComment(
  { content, publisher }: Publication,
  tlp: Tlp,
  acting: Publishing,
): OrganizationId[] | undefined {
  if (content.kind === 'project') return othersIn(content, publisher, acting);
  return tlp === 'TLP:RED' && publisher !== acting.by ? [publisher] : undefined;
}

/**
 * The parties of a project learn of each other by it: so one agreement with the scope must bind them all, as it must
 * where the roster of a case is told (domain.md, `disclose`, rule 4).
 */
function othersIn(
  { parties }: ContentOf<'project'>,
  publisher: OrganizationId,
  { by, agreements, at }: Publishing,
): OrganizationId[] {
  const all = [...new Set([publisher, ...parties])];
  if (!agreements.some((agreement) => bindsInForce(agreement, all, scopeOfKind.project, at)))
    throw rejected(
      'no-common-agreement',
      'No one agreement on research in force binds all parties of this project: sign one, or leave parties out.',
    );
  return all.filter((party) => party !== by);
}

/** Whoever is named must be given it, or the author would believe to have told whom nobody told. */
function reaching(draft: PublicationDraft, acting: Publishing): PublicationDraft {
  const { by, at, agreements, nameOf } = acting;
  for (const recipient of draft.marking.recipients ?? []) {
    const verdict = verdictOnPublication(draft, by, { organization: recipient, holds: true }, agreements, at);
    if (verdict.verdict === 'withhold')
      throw rejected('would-not-reach', explainWithheld(verdict, nameOf(recipient), agreements, at));
  }
  return draft;
}
