import { participant, type CaseView, type OrganizationId } from '@entente/domain';

/** Somebody who has a case open. The name of a person is told within the own organisation only. */
export interface Present {
  user: { id: string; name: string } | null;
  organization: OrganizationId;
}

interface Open {
  userId: string;
  name: string;
  organization: OrganizationId;
  view: CaseView;
}

/** Who has which case open, as far as each may know of the others: by the rosters of their own views. */
export class Presence {
  private readonly rooms = new Map<string, Map<string, Open>>();

  open(caseId: string, socketId: string, open: Open): void {
    const room = this.rooms.get(caseId) ?? new Map<string, Open>();
    room.set(socketId, open);
    this.rooms.set(caseId, room);
  }

  close(caseId: string, socketId: string): boolean {
    const room = this.rooms.get(caseId);
    const was = room?.delete(socketId) ?? false;
    if (room?.size === 0) this.rooms.delete(caseId);
    return was;
  }

  /** Whether anybody of the organisation has the case open. */
  has(caseId: string, organization: OrganizationId): boolean {
    return [...(this.rooms.get(caseId)?.values() ?? [])].some((open) => open.organization === organization);
  }

  /** The organisation's view of the case has changed, and with it whom its people may know of. */
  update(caseId: string, organization: OrganizationId, view: CaseView): void {
    const room = this.rooms.get(caseId);
    for (const [socketId, open] of room ?? [])
      if (open.organization === organization) room?.set(socketId, { ...open, view });
  }

  casesOf(socketId: string): string[] {
    return [...this.rooms].filter(([, room]) => room.has(socketId)).map(([caseId]) => caseId);
  }

  /** For every socket that has the case open, whom it sees there. */
  *seen(caseId: string): Generator<[socketId: string, people: Present[]]> {
    const room = this.rooms.get(caseId) ?? new Map<string, Open>();
    for (const [socketId, looker] of room) yield [socketId, seenBy(looker, [...room.values()])];
  }
}

function seenBy(looker: Open, all: Open[]): Present[] {
  const people = new Map<string, Present>();
  for (const { userId, name, organization, view } of all) {
    if (organization === looker.organization)
      people.set(userId, { user: { id: userId, name }, organization });
    else if (knows(looker.view, organization) && knows(view, looker.organization))
      people.set(organization, { user: null, organization });
  }
  return [...people.values()];
}

/** Each must know of the other, or looking at a case would tell that one takes part. */
function knows(view: CaseView, organization: OrganizationId): boolean {
  return participant(view, organization)?.state === 'accepted';
}
