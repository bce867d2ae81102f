import { Terms, type AgreementId } from '@entente/domain';
import { dutyHours, emailOf, organizations, people, type Part } from './cast.js';
import type { Paper } from './papers.js';
import { midnight, spanMs } from './span.js';
import type { Cue, Stage } from './stage.js';

/** What happens to the memoranda: those signed before are recorded at the `beginning`, the others as they are drafted. */
export function cuesOfPapers(papers: readonly Paper[], beginning: number, now: number): Cue[] {
  return papers.flatMap((paper): Cue[] => {
    const drafted: Cue = {
      at: paper.drafted ? now - spanMs(paper.drafted) : beginning,
      what: `${paper.name}: drafting`,
      perform: (stage) => enter(stage, paper, now),
    };
    const steps = (paper.steps ?? []).map(([ago, part, act]): Cue => ({
      at: now - spanMs(ago),
      what: `${paper.name}, ${ago} ago, ${part}`,
      async perform(stage) {
        await stage.register.command(stage.principal(part, 'manager'), recorded(stage, paper.name), act());
      },
    }));
    return [drafted, ...steps];
  });
}

async function enter(stage: Stage, paper: Paper, now: number): Promise<void> {
  const drafter = stage.principal(paper.parties[0] ?? 'PH', 'manager');
  const terms = termsOf(stage, paper, now);
  const id = paper.drafted
    ? (await stage.register.draft(drafter, terms)).id
    : await stage.register.recordPaper(stage.principal('PH', 'admin').userId, terms, {
        signed: true,
        evidence: 'Signed original, kept by each Party; a certified copy is with the registrar.',
      });
  stage.papers.set(paper.name, id);
}

function termsOf(stage: Stage, paper: Paper, now: number): Terms {
  const { title, kind, parties, scopes, ceiling, handlingTerms, renewalNoticeDays, predecessor } = paper;
  return Terms.parse({
    ...{ title, kind, parties: parties.map((part) => stage.organization(part)), scopes, ceiling },
    ...{ effectiveFrom: midnight(now, paper.from), effectiveUntil: midnight(now, paper.until) },
    ...(handlingTerms && { handlingTerms }),
    ...(renewalNoticeDays && { renewalNoticeDays }),
    ...(predecessor && { predecessor: recorded(stage, predecessor) }),
    contacts: parties.flatMap((part) => contactsOf(stage, part)),
  });
}

function contactsOf(stage: Stage, part: Part) {
  const organizationId = stage.organization(part);
  const { watch, office } = dutyHours[part];
  const { phone, email } = organizations[part];
  return [
    { organizationId, name: people[part].operator, role: 'Duty officer', phone, email, hours: watch },
    {
      ...{ organizationId, name: people[part].manager, role: 'Point of contact', hours: office },
      ...{ phone, email: emailOf(part, 'manager') },
    },
  ];
}

function recorded(stage: Stage, name: string): AgreementId {
  const id = stage.papers.get(name);
  if (!id) throw new Error(`The paper "${name}" is not recorded yet.`);
  return id;
}
