import { z } from 'zod';
import {
  ChangeContacts,
  RenewAgreement,
  SignAgreement,
  SuspendAgreement,
  TerminateAgreement,
  termsOf,
} from '@entente/domain';
import { acting, actingAs, confirm } from './acting.js';
import { act, commanding, inBookOf, presented, succeeded, whole, type On } from './agreement-acts.js';
import { following, templated, termsTyped, Wording } from './agreement-text.js';
import { WrongUsage, type Answer } from './answer.js';
import { heldAgainst, jsonFrom } from './json-file.js';
import { organizationNamed, withNode } from './node.js';
import { Moment, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const ActOptions = z.object(acting);
const DraftOptions = Wording.extend({
  ...acting,
  template: z.string().optional(),
  follows: z.string().optional(),
});

/** Drafts what was typed, over what it begins with. */
export function draft(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, idempotencyKey, template, follows, ...words } = optionsOf(DraftOptions, typed);
  if (template !== undefined && follows !== undefined)
    throw new WrongUsage('--template: a draft begins with this or with --follows.');
  return withNode(terminal, async (node) => {
    const followed = follows === undefined ? undefined : await inBookOf(node, as, follows);
    const begun =
      template !== undefined ? templated(template, words.from) : followed && following(followed.view);
    const terms = await termsTyped(terminal, node, words, begun);
    const { by, manner } = await actingAs(node, { as, idempotencyKey }, { draft: terms });
    const { id } = await node.agreements.draft(by, terms, manner.once);
    return {
      text: `Drafted “${terms.title}” as ${id}; nobody else learns of it before it is proposed.`,
      json: await presented(node, by.organization, id),
    };
  });
}

/** Changes of a draft what was typed. */
export function change(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const { as, ...words } = optionsOf(Wording.extend(reading), typed);
  const work = async ({ node, by, view }: On) => {
    const terms = await termsTyped(terminal, node, words, termsOf(view));
    return node.agreements.change(by, view.id, terms, undefined);
  };
  return act(terminal, id, { as }, 'Changed', work, whole);
}

export function propose(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  return act(terminal, id, optionsOf(ActOptions, typed), 'Proposed', commanding({ type: 'propose' }));
}

const SignOptions = z.object({
  ...acting,
  onBehalfOf: z.string().optional(),
  evidence: SignAgreement.shape.evidence,
});

/** Signs for one's own organisation; as the host of the node, records what another signed on paper. */
export function sign(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(SignOptions, typed);
  const { onBehalfOf, evidence } = options;
  const done = onBehalfOf === undefined ? 'Signed' : `Recorded the signature of ${onBehalfOf} under`;
  return act(terminal, id, options, done, async ({ node, by, view, manner }) => {
    const party = onBehalfOf === undefined ? undefined : (await organizationNamed(node, onBehalfOf)).id;
    return node.agreements.sign(by, view.id, { onBehalfOf: party, evidence }, manner);
  });
}

/** Names one's own points of contact as a JSON file has them, `{contacts: […]}` as the API takes it. */
export function contacts(
  terminal: Terminal,
  { id, file }: { id: string; file: string },
  typed: unknown,
): Promise<Answer> {
  const work = async (on: On) => {
    const input = heldAgainst(ChangeContacts, await jsonFrom(terminal, file));
    return commanding({ type: 'change-contacts', ...input })(on);
  };
  return act(terminal, id, optionsOf(OfBook, typed), 'Changed the contacts in', work, whole);
}

const OfBook = z.object(reading);

const SuspendOptions = z.object({ ...acting, ...SuspendAgreement.shape });

export function suspend(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(SuspendOptions, typed);
  return act(terminal, id, options, 'Suspended', commanding({ type: 'suspend', reason: options.reason }));
}

export function resume(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const work = commanding({ type: 'resume' });
  return act(terminal, id, optionsOf(ActOptions, typed), 'Lifted the suspension of', work);
}

const RenewOptions = z.object({
  ...{ ...acting, until: Moment, from: Moment.optional() },
  title: RenewAgreement.shape.title,
});

export function renew(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(RenewOptions, typed);
  const { until, from, title } = options;
  const input = { effectiveUntil: until, ...(from && { effectiveFrom: from }), ...(title && { title }) };
  return act(
    terminal,
    id,
    options,
    'Proposed a renewal of',
    ({ node, by, view, manner }) => node.agreements.renew(by, view.id, input, manner.once),
    succeeded,
  );
}

const AccedeOptions = z.object({ ...acting, party: z.string() });

export function accede(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const options = optionsOf(AccedeOptions, typed);
  const work = async ({ node, by, view, manner }: On) => {
    const party = (await organizationNamed(node, options.party)).id;
    return node.agreements.accede(by, view.id, { party }, manner.once);
  };
  return act(terminal, id, options, `Proposed the accession of ${options.party} to`, work, succeeded);
}

const TerminateOptions = z.object({
  ...{ ...acting, reason: TerminateAgreement.shape.reason },
  ...{ at: Moment.optional(), yes: z.boolean().default(false) },
});

/** Ends it now or at a notice date, once a person or `--yes` has confirmed it. */
export function terminate(terminal: Terminal, id: string, typed: unknown): Promise<Answer> {
  const { yes, ...options } = optionsOf(TerminateOptions, typed);
  const { reason, at } = options;
  return act(terminal, id, options, 'Terminated', async (on) => {
    await confirm(terminal, { yes, question: `Terminate “${on.view.title}”?` });
    return commanding({ type: 'terminate', reason, effectiveAt: at })(on);
  });
}
