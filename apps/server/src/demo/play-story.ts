import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { NewCase, type CaseCommand, type CaseId, type ItemId, type Role } from '@entente/domain';
import { instant } from '@entente/journal';
import type { Part } from './cast.js';
import type { Custody, Filing, Scene, Step, Story } from './script.js';
import { spanMs } from './span.js';
import type { Cue, Stage } from './stage.js';

/** The opening of a story's case and its steps, each at its time before `now`. */
export function cuesOf(story: Story, now: number): Cue[] {
  const openedAt = now - spanMs(story.opened);
  const opening: Cue = {
    at: openedAt,
    what: `${story.name}: opening`,
    perform: (stage) => openCase(stage, story, openedAt),
  };
  const steps = story.steps.map((step, i): Cue => {
    const [after, who] = step;
    const at = openedAt + spanMs(after) + secondsOf(i);
    return {
      at,
      what: `${story.name}, ${after}, ${who}`,
      perform: (stage) => perform(stage, story, step, at),
    };
  });
  return [opening, ...steps];
}

/** Stories are written to the minute; nothing happens on the same second of every minute. */
function secondsOf(index: number): number {
  return ((index * 37) % 60) * 1000;
}

async function openCase(stage: Stage, { name, lead, header }: Story, at: number): Promise<void> {
  const { occurred, detected, ...rest } = header;
  const before = (span: typeof occurred) => span && instant(at - spanMs(span));
  const occurredAt = before(occurred);
  const detectedAt = before(detected);
  const input = NewCase.parse({
    ...rest,
    ...(occurredAt && { occurredAt }),
    ...(detectedAt && { detectedAt }),
  });
  const by = stage.principal(lead, 'operator');
  const { id } = await stage.cases.open(by, input);
  stage.opened.set(name, { id, reference: await stage.reference(by.organization, id) });
}

async function perform(stage: Stage, { name }: Story, [, part, act]: Step, at: number): Promise<void> {
  const { id } = openedCase(stage, name);
  if ('corrects' in act) {
    const corrects = stage.events.get(`${name}/${act.corrects}`);
    if (!corrects) throw new Error(`Nothing is called "${act.corrects}" in this story.`);
    await stage.cases.correct(stage.principal(part, 'responder'), id, { corrects, text: act.text }, {});
    return;
  }
  if ('file' in act || 'evidence' in act) return handle(stage, { name, id, act, at }, part);
  const command = act.command(sceneOf(stage, name, at));
  const { eventId } = await stage.cases.command(stage.principal(part, roleFor(command)), id, command);
  if (act.as !== undefined) stage.events.set(`${name}/${act.as}`, eventId);
}

/** What is done with files, by responders. */
async function handle(
  stage: Stage,
  { name, id, act, at }: { name: string; id: CaseId; act: Filing | Custody; at: number },
  part: Part,
): Promise<void> {
  const by = stage.principal(part, 'responder');
  const command = { by, ifVersion: undefined, once: undefined };
  if ('file' in act) {
    const file = { bytes: Readable.from([act.file]), announced: act.file.length };
    const added = await stage.evidence.add(command, id, act.said(sceneOf(stage, name, at)), file);
    stage.items.set(`${name}/${act.as}`, added.id);
    return;
  }
  const item = stage.items.get(`${name}/${act.evidence}`);
  if (!item) throw new Error(`No file is called "${act.evidence}" in this story.`);
  if (act.record === 'taken') (await stage.evidence.take(by, id, item)).bytes.destroy();
  else await stage.evidence.keepCustody(command, id, item, act.record);
}

function openedCase(stage: Stage, story: string) {
  const opened = stage.opened.get(story);
  if (!opened) throw new Error(`The case of "${story}" is not open yet.`);
  return opened;
}

function sceneOf(stage: Stage, story: string, at: number): Scene {
  return {
    at,
    organization: (part) => stage.organization(part),
    item(name) {
      const key = `${story}/${name}`;
      const item = stage.items.get(key) ?? (uuidv7() as ItemId);
      stage.items.set(key, item);
      return item;
    },
    reference: (other) => openedCase(stage, other).reference,
  };
}

const responders: ReadonlySet<CaseCommand['type']> = new Set<CaseCommand['type']>([
  ...(['post-update', 'add-indicator', 'answer-request', 'change-task-state'] as const),
  ...(['start-clock', 'meet-clock'] as const),
]);

/** Who of an organisation gives a command: managers raise a case to the strategic level, responders write. */
function roleFor(command: CaseCommand): Role {
  if (command.type === 'change-escalation' && command.input.level === 'strategic') return 'manager';
  return responders.has(command.type) ? 'responder' : 'operator';
}
