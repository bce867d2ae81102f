import type { Agreement } from '../agreement/agreement.js';
import type { AskAudience } from '../case/commands.js';
import type { CaseDraft, CaseEvent } from '../case/events.js';
import { participant, type CaseView } from '../case/view.js';
import type { EventId, Instant, ItemId, OrganizationId } from '../ids.js';
import type { PublicationDraft } from '../publication/events.js';
import { disclose, type Reader, type Verdict } from './disclose.js';

export type AudienceMember = { organization: OrganizationId } & Verdict;

/**
 * Who would be given a draft, among those whom its author knows to take part: what the composer shows while one
 * writes ("Goes to … / Not to … because …"), and what `decide` asks before it lets something be addressed to a party.
 */
export function audience(
  view: CaseView,
  draft: CaseDraft,
  by: OrganizationId,
  agreements: readonly Agreement[],
  at: Instant,
): AudienceMember[] {
  return view.participants
    .filter((one) => one.organization !== by)
    .map(({ organization }) => ({
      organization,
      ...verdictFor(view, draft, by, organization, agreements, at),
    }));
}

/** The verdict for one organisation, with its participation as the author's view has it. */
export function verdictFor(
  view: CaseView,
  draft: CaseDraft,
  by: OrganizationId,
  organization: OrganizationId,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  const event: CaseEvent & { owner: OrganizationId; marking: CaseDraft['marking'] } = { ...draft, owner: by };
  const participation = participant(view, organization)?.state;
  return disclose(event, { organization, participation, leads: view.lead === organization }, agreements, at);
}

/** The verdict on a draft of a publication for one organisation: what its composer shows, and what decides whom one may name. */
export function verdictOnPublication(
  draft: PublicationDraft,
  by: OrganizationId,
  reader: Pick<Reader, 'organization' | 'holds'>,
  agreements: readonly Agreement[],
  at: Instant,
): Verdict {
  return disclose({ ...draft, owner: by }, reader, agreements, at);
}

/** The draft that a question about an audience stands for: of the kind asked about, with nothing in it. */
export function draftInQuestion(
  { kind, tlp, recipients, subject }: AskAudience,
  by: OrganizationId,
): CaseDraft {
  const marking = { tlp, ...(recipients && { recipients }) };
  /** What is addressed to one organisation names it when it is TLP:RED, as `decide` does. */
  const addressed = tlp === 'TLP:RED' && subject && !recipients ? { tlp, recipients: [subject] } : marking;
  const id = 'question' as ItemId;
  const to = subject ?? by;
  const asked = { id, to, kind: 'information', urgency: 'routine', text: '', dueAt: '' } as const;
  switch (kind) {
    case 'header':
    case 'header-changed':
    case 'status-changed':
    case 'escalation-changed':
      return { type: 'header-changed', data: {}, marking };
    case 'participation':
    case 'invitation':
    case 'participant-invited':
      return {
        type: 'participant-invited',
        data: { organization: to, role: 'informed', reference: '' },
        marking,
      };
    case 'assistance-request':
    case 'assistance-requested':
      return { type: 'assistance-requested', data: asked, marking: addressed };
    case 'assistance-response':
    case 'assistance-answered':
      return { type: 'assistance-answered', data: { id, to, state: 'acknowledged' }, marking: addressed };
    case 'task':
    case 'task-assigned':
      return { type: 'task-assigned', data: { id, title: '', assignee: to }, marking: addressed };
    case 'correction':
    case 'correction-made':
      return {
        type: 'correction-made',
        data: { corrects: 'question' as EventId, text: '', ...(subject && { concerns: subject }) },
        marking,
      };
    default:
      return { type: 'update-posted', data: { text: '' }, marking };
  }
}
