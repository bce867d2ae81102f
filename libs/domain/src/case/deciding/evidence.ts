import type { ItemId } from '../../ids.js';
import { rejected } from '../../rejection.js';
import type { AddEvidence, Held, HeldFile, RecordCustody, StoredFile } from '../commands.js';
import type { CaseDraft } from '../events.js';
import type { CaseView } from '../view.js';
import { addressed, markingOf, requireAccepted, requireNotClosed, type Acting } from './guards.js';

/** Files as evidence, and the chain of custody of each. */

/** What is recorded of the file is what arrived, not what its sender says of it. */
export function addEvidence(
  view: CaseView,
  id: ItemId,
  input: AddEvidence,
  file: StoredFile,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  requireNotClosed(view);
  if (file.size === 0) throw rejected('file-empty', 'The file is empty: nothing was added.');
  if (input.sha256 !== undefined && input.sha256 !== file.sha256)
    throw rejected(
      'hash-differs',
      `The file that arrived is not the one announced: its SHA-256 is ${file.sha256}. Send it again.`,
    );
  const { name, description } = input;
  const data = { id, name, ...file, ...(description && { description }) };
  return [addressed(view, { type: 'evidence-added', data, marking: markingOf(view, input) }, acting)];
}

/**
 * The owner's word on its evidence goes where the evidence goes. Another's goes to the owner alone: others may not know
 * that the evidence exists. A closed case takes it too, since originals change hands after the end.
 */
export function recordCustody(
  view: CaseView,
  id: ItemId,
  input: RecordCustody,
  evidence: Held | undefined,
  acting: Acting,
): CaseDraft[] {
  requireAccepted(view, acting);
  const held = requireHeld(evidence);
  const marking = held.owner === acting.by ? held.marking : toOwner(held);
  const draft: CaseDraft = { type: 'custody-recorded', data: { id, ...input }, marking };
  return [held.owner === acting.by ? draft : addressed(view, draft, acting)];
}

/**
 * That somebody took files is recorded whatever became of agreements and participation since: who was given one may
 * have it, and the owner learns of it where it may. Who takes out what it put in itself is its own business.
 */
export function recordAccess(evidence: readonly HeldFile[], { by }: Acting): CaseDraft[] {
  return evidence.map((held) => ({
    type: 'custody-recorded',
    data: { id: held.id, act: 'accessed' },
    marking: held.owner === by ? { tlp: 'TLP:RED' } : toOwner(held),
  }));
}

function requireHeld(evidence: Held | undefined): Held {
  if (!evidence) throw rejected('not-found', 'There is no such evidence in your book.');
  return evidence;
}

function toOwner({ owner, marking: { tlp, pap } }: Held): CaseDraft['marking'] {
  return { tlp, ...(pap && { pap }), recipients: [owner] };
}
