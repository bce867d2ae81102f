import { stateAt } from '../agreement/agreement.js';
import type { CaseCommand, NewCase, PostUpdate } from '../case/commands.js';
import { inviteVerdict } from '../case/deciding/roster.js';
import { openRequests, type CaseView } from '../case/view.js';
import {
  caseStatuses,
  RequestState,
  requestTransitions,
  statusTransitions,
  TaskState,
  taskTransitions,
} from '../case/vocabulary.js';
import { CaseId, EventId, ItemId, type OrganizationId } from '../ids.js';
import type { Tlp } from '../sharing/tlp.js';
import { urgencies } from '../vocabulary/assistance.js';
import { dutyIds } from '../vocabulary/duties.js';
import { escalationLevels } from '../vocabulary/escalation.js';
import { severityNames } from '../vocabulary/severity.js';
import type { Happening } from './chronicle.js';
import { isCaseEvent, memberOf } from './community.js';
import type { DeedKind, Scene } from './scene.js';

export function open(scene: Scene): Happening[] {
  const by = scene.actor(scene.organizations().filter((one) => hasPapers(scene, one)));
  const id = CaseId.parse(scene.fresh('case'));
  const input: NewCase = {
    ...{
      title: 'Ransomware in a hospital',
      summary: 'Wards are on paper.',
      classification: 'availability/sabotage',
    },
    ...{
      severity: scene.oneOf(severityNames),
      tlp: scene.oneOf([...headerTlps, 'TLP:RED'] as const),
    },
  };
  return by ? act(by, id, { type: 'open', id, reference: `${by}-${id}`, input }) : [];
}

function hasPapers({ community }: Scene, organization: OrganizationId): boolean {
  const papers = Object.values(memberOf(community, organization).agreements);
  return papers.some((paper) => stateAt(paper, community.now) === 'active');
}

/** The lead invites somebody, who accepts at once. */
export function bringIn(scene: Scene): Happening[] {
  return inCase(
    scene,
    ({ id }) => scene.leadOf(id),
    ({ by, id, view }) => {
      const organizationId = scene.actor(invitable(scene, id, by, view));
      if (!organizationId) return undefined;
      const invitation = act(by, id, { type: 'invite', input: { organizationId, role: 'assisting' } });
      return [...invitation, ...act(organizationId, id, { type: 'answer-invitation', accept: true })];
    },
  );
}

/** What becomes of incidents. */
export const caseDeeds: readonly DeedKind[] = [
  { weight: 2, make: open },
  { weight: 10, make: bringIn },
  { weight: 8, make: byLead(changeHeader) },
  { weight: 6, make: byLead(changeStatus) },
  {
    weight: 2,
    make: byLead(({ scene }) => ({
      type: 'change-escalation',
      input: { level: scene.oneOf(escalationLevels), reason: 'So it is.' },
    })),
  },
  { weight: 8, make: byLead(invite) },
  { weight: 16, make: answerInvitation },
  { weight: 2, make: byParticipants(() => ({ type: 'withdraw' })) },
  { weight: 2, make: byLead(remove) },
  { weight: 8, make: byLead(offerHandover) },
  { weight: 2, make: withdrawHandover },
  { weight: 12, make: acceptHandover },
  { weight: 16, make: byParticipants(postUpdate) },
  { weight: 6, make: byParticipants(addIndicator) },
  { weight: 6, make: byParticipants(addEvidence) },
  { weight: 6, make: byParticipants(keepCustody) },
  { weight: 6, make: byParticipants(correct) },
  { weight: 10, make: byParticipants(requestAssistance) },
  { weight: 12, make: answerRequest },
  { weight: 4, make: cancelRequest },
  { weight: 8, make: byParticipants(assignTask) },
  { weight: 8, make: changeTaskState },
  {
    weight: 2,
    make: byParticipants(({ scene, fresh }) => ({
      type: 'start-clock',
      id: fresh,
      input: { duty: scene.oneOf(dutyIds) },
    })),
  },
  { weight: 2, make: byParticipants(meetClock) },
];

/** An organisation that acts in a case, with what it knows of it; who knows nothing guesses what another knows. */
interface Occasion {
  scene: Scene;
  id: CaseId;
  by: OrganizationId;
  view: CaseView;
  fresh: ItemId;
}

type Maker = (occasion: Occasion) => CaseCommand | undefined;

function act(by: OrganizationId, id: CaseId, command: CaseCommand): Happening[] {
  return [{ kind: 'act', act: { by, case: id, command } }];
}

function inCase(
  scene: Scene,
  plausible: (of: { id: CaseId }) => OrganizationId[],
  make: (occasion: Occasion) => Happening[] | undefined,
): Happening[] {
  const id = scene.oneOf(scene.cases());
  const by = id && scene.actor(plausible({ id }));
  if (!by) return [];
  const view = [by, ...scene.leadOf(id)]
    .map((one) => scene.viewOf(one, id))
    .find((known) => known !== undefined);
  const fresh = ItemId.parse(scene.fresh('item'));
  return (view && make({ scene, id, by, view, fresh })) ?? [];
}

function commanding(plausible: (scene: Scene, id: CaseId) => OrganizationId[], make: Maker) {
  return (scene: Scene): Happening[] =>
    inCase(
      scene,
      ({ id }) => plausible(scene, id),
      (occasion) => {
        const command = make(occasion);
        return command && act(occasion.by, occasion.id, command);
      },
    );
}

function byLead(make: Maker) {
  return commanding((scene, id) => scene.leadOf(id), make);
}

function byParticipants(make: Maker) {
  return commanding((scene, id) => scene.taking(id, 'accepted'), make);
}

/** Those outside a case whom its lead may invite. */
function invitable(scene: Scene, id: CaseId, by: OrganizationId, view: CaseView): OrganizationId[] {
  const inside = scene.taking(id, 'invited', 'accepted');
  const agreements = Object.values(memberOf(scene.community, by).agreements);
  const at = scene.community.now;
  return scene
    .organizations()
    .filter((one) => !inside.includes(one))
    .filter((one) => inviteVerdict(view, one, { by, agreements, at }).verdict === 'disclose');
}

/** Another participant that the actor knows of; now and then somebody whom it does not. */
function partner({ scene, view, by }: Occasion): OrganizationId | undefined {
  const known = view.participants
    .filter(({ state }) => state === 'accepted')
    .map(({ organization }) => organization);
  return scene.actor(known.filter((one) => one !== by));
}

/** Mostly within the ceilings that agreements have. */
const headerTlps = ['TLP:GREEN', 'TLP:AMBER', 'TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER'] as const;

function chosenTlp(scene: Scene): Tlp | undefined {
  const chosen = ['TLP:GREEN', 'TLP:CLEAR', 'TLP:AMBER', 'TLP:RED', 'TLP:AMBER+STRICT'] as const;
  return scene.onceIn(2) ? scene.oneOf(chosen) : undefined;
}

function marked({ scene, view }: Occasion): Pick<PostUpdate, 'tlp' | 'recipients'> {
  const tlp = chosenTlp(scene);
  const known = view.participants.map(({ organization }) => organization);
  const recipients = scene.onceIn(5) ? scene.some(scene.onceIn(4) ? scene.organizations() : known) : [];
  return { ...(tlp && { tlp }), ...(recipients.length > 0 && { recipients }) };
}

function changeHeader({ scene }: Occasion): CaseCommand {
  const tlp = scene.oneOf([...headerTlps, 'TLP:AMBER+STRICT', 'TLP:RED', undefined] as const);
  return { type: 'change-header', input: { severity: scene.oneOf(severityNames), ...(tlp && { tlp }) } };
}

function changeStatus({ scene, view }: Occasion): CaseCommand {
  const to = scene.onceIn(12) ? scene.oneOf(caseStatuses) : scene.oneOf(statusTransitions[view.status]);
  const closing = { disposition: 'resolved', closingSummary: 'Restored.' } as const;
  return { type: 'change-status', input: { to, reason: 'So it is.', ...(to === 'closed' && closing) } };
}

function invite({ scene, id, by, view }: Occasion): CaseCommand | undefined {
  const organizationId = scene.actor(invitable(scene, id, by, view));
  return (
    organizationId && {
      type: 'invite',
      input: { organizationId, role: scene.oneOf(['assisting', 'affected', 'informed']) },
    }
  );
}

function answerInvitation(scene: Scene): Happening[] {
  const invited = (one: Scene, id: CaseId) => one.taking(id, 'invited');
  return commanding(invited, () => ({ type: 'answer-invitation', accept: !scene.onceIn(3) }))(scene);
}

function remove({ scene, view, by }: Occasion): CaseCommand | undefined {
  const others = view.participants.map(({ organization }) => organization).filter((one) => one !== by);
  const organization = scene.actor(others);
  return organization && { type: 'remove', organization };
}

function offerHandover(occasion: Occasion): CaseCommand | undefined {
  const to = partner(occasion);
  return to && { type: 'offer-handover', to };
}

function withdrawHandover(scene: Scene): Happening[] {
  const offering = (one: Scene, id: CaseId) =>
    one.leadOf(id).filter((organization) => one.viewOf(organization, id)?.handover?.open);
  return commanding(offering, () => ({ type: 'withdraw-handover' }))(scene);
}

function acceptHandover(scene: Scene): Happening[] {
  const offered = (one: Scene, id: CaseId) =>
    one.organizations().filter((organization) => {
      const handover = one.viewOf(organization, id)?.handover;
      return handover?.open && handover.to === organization;
    });
  return commanding(offered, () => ({ type: 'accept-handover' }))(scene);
}

function postUpdate(occasion: Occasion): CaseCommand {
  const { scene, view } = occasion;
  const lesson = view.status === 'closed' && !scene.onceIn(4);
  return {
    type: 'post-update',
    input: { text: 'Seen here too.', ...marked(occasion), ...(lesson && { lesson }) },
  };
}

function addIndicator(occasion: Occasion): CaseCommand {
  const value = occasion.scene.onceIn(12) ? 'no address' : '198.51.100.7';
  return { type: 'add-indicator', input: { type: 'ipv4-addr', value, ...marked(occasion) } };
}

function addEvidence(occasion: Occasion): CaseCommand {
  const file = { size: 2_048, sha256: 'e'.repeat(64), mediaType: 'application/gzip' };
  return {
    type: 'add-evidence',
    id: occasion.fresh,
    input: { name: 'proxy.log.gz', ...marked(occasion) },
    file,
  };
}

/** Takes out, or says something of, evidence that its book tells of. */
function keepCustody({ scene, by, id }: Occasion): CaseCommand | undefined {
  const told = memberOf(scene.community, by).book.flatMap(({ event }) =>
    isCaseEvent(event) && event.stream.id === id && event.type === 'evidence-added' ? [event] : [],
  );
  const event = scene.oneOf(told);
  if (!event) return undefined;
  const { id: item } = event.data;
  const evidence = { id: item, owner: event.owner, marking: event.marking };
  return scene.onceIn(3)
    ? { type: 'record-custody', id: item, evidence, input: { act: 'transferred', text: 'To the court.' } }
    : { type: 'record-access', evidence: [evidence] };
}

/** Something that it wrote itself; now and then something that it did not, or that takes no correction. */
function correct({ scene, by, id }: Occasion): CaseCommand {
  const events = memberOf(scene.community, by)
    .book.map(({ event }) => event)
    .filter((event) => isCaseEvent(event) && event.stream.id === id);
  const texts = ['update-posted', 'indicator-added', 'assistance-requested', 'assistance-answered'];
  const own = events.filter(({ owner, type }) => owner === by && texts.includes(type));
  const event = scene.oneOf(scene.onceIn(8) ? events : own);
  const input = { corrects: event?.id ?? EventId.parse('none'), text: 'Not seen here.' };
  return { type: 'correct', input, original: undefined };
}

function requestAssistance(occasion: Occasion): CaseCommand | undefined {
  const { scene, fresh } = occasion;
  const to = partner(occasion);
  const tlp = chosenTlp(scene);
  const input = {
    kind: 'takedown',
    urgency: scene.oneOf(urgencies),
    text: 'Please.',
  } as const;
  return to && { type: 'request-assistance', id: fresh, input: { to, ...input, ...(tlp && { tlp }) } };
}

function answerRequest(scene: Scene): Happening[] {
  const asked = (one: Scene, id: CaseId) =>
    one.organizations().filter((organization) => requestsTo(one, organization, id).length > 0);
  return commanding(asked, ({ by, id, view }) => {
    const request = scene.oneOf(requestsTo(scene, by, id)) ?? scene.oneOf(view.requests);
    if (!request) return undefined;
    const next = scene.onceIn(12) ? undefined : scene.oneOf(requestTransitions[request.state]);
    const state = next ?? scene.oneOf(RequestState.options);
    if (!state || state === 'requested' || state === 'cancelled') return undefined;
    const tlp = chosenTlp(scene);
    return {
      type: 'answer-request',
      id: request.id,
      input: { state, text: 'So it is.', ...(tlp && { tlp }) },
    };
  })(scene);
}

function requestsTo(scene: Scene, organization: OrganizationId, id: CaseId) {
  const view = scene.viewOf(organization, id);
  return view
    ? view.requests.filter(
        (one) => one.addressee === organization && requestTransitions[one.state].length > 0,
      )
    : [];
}

function cancelRequest(scene: Scene): Happening[] {
  const waiting = (one: Scene, id: CaseId) =>
    one.organizations().filter((organization) => {
      const view = one.viewOf(organization, id);
      return view && openRequests(view).some(({ requester }) => requester === organization);
    });
  return commanding(waiting, ({ by, view }) => {
    const own = openRequests(view).filter(({ requester }) => requester === by);
    const request = scene.oneOf(own) ?? scene.oneOf(view.requests);
    return request && { type: 'cancel-request', id: request.id };
  })(scene);
}

function assignTask(occasion: Occasion): CaseCommand | undefined {
  const { scene, fresh, by } = occasion;
  const assignee = scene.onceIn(5) ? by : partner(occasion);
  const tlp = chosenTlp(scene);
  return (
    assignee && {
      type: 'assign-task',
      id: fresh,
      input: { title: 'Call the hosters', assignee, ...(tlp && { tlp }) },
    }
  );
}

function changeTaskState(scene: Scene): Happening[] {
  const assigned = (one: Scene, id: CaseId) =>
    one
      .organizations()
      .filter((organization) =>
        one.viewOf(organization, id)?.tasks.some(({ assignee }) => assignee === organization),
      );
  return commanding(assigned, ({ by, view }) => {
    const task = scene.oneOf(view.tasks.filter(({ assignee }) => assignee === by)) ?? scene.oneOf(view.tasks);
    if (!task) return undefined;
    const state = scene.onceIn(6) ? scene.oneOf(TaskState.options) : scene.oneOf(taskTransitions[task.state]);
    return state && { type: 'change-task-state', id: task.id, input: { state } };
  })(scene);
}

function meetClock({ scene, view, by }: Occasion): CaseCommand | undefined {
  const clock =
    scene.oneOf(view.clocks.filter(({ organization }) => organization === by)) ?? scene.oneOf(view.clocks);
  return clock && { type: 'meet-clock', id: clock.id, input: {} };
}
