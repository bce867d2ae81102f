import type { Namespace, Socket } from 'socket.io';
import { participant, rejected, type CaseId, type CaseView, type OrganizationId } from '@entente/domain';
import type { Entry, Journal, Known } from '@entente/journal';

/** Somebody who has a case open. The name of a person is told within the own organisation only. */
interface Present {
  user: { id: string; name: string } | null;
  organization: OrganizationId;
  /** Told to colleagues, and to those alone whom it would reach as it stands. */
  writing?: true;
}

interface Someone {
  userId: string;
  name: string;
  organization: OrganizationId;
}

export interface Open extends Someone {
  known: Known<CaseView>;
  /** Whom what is being written would reach; nothing is being written without it. */
  writesTo?: ReadonlySet<OrganizationId> | undefined;
  /** What its socket was last told. */
  told?: string;
}

const mostOpenCases = 50;
/** Shorter than anybody notices. */
const tellingMs = 50;

/** Who has which case open, told as far as each may know of the others: by the rosters of their own views. */
export class Presence {
  /** By case, then by socket. */
  private readonly rooms = new Map<string, Map<string, Open>>();
  private readonly toTell = new Set<string>();

  constructor(
    private readonly namespace: Namespace,
    private readonly journal: Journal,
  ) {}

  /** Somebody opens a case; refused when it is not in their organisation's book. */
  async open(socket: Socket, caseId: CaseId, someone: Someone): Promise<void> {
    const known = await this.journal.books.case(someone.organization, caseId);
    if (!known) throw rejected('not-found', 'There is no such case in your book.');
    if (this.casesOf(socket).length >= mostOpenCases)
      throw rejected(
        'too-many-open-cases',
        `One connection has up to ${mostOpenCases} cases open: close some.`,
      );
    if (socket.disconnected) return;
    const room = this.rooms.get(caseId) ?? new Map<string, Open>();
    room.set(socket.id, { ...someone, known });
    this.rooms.set(caseId, room);
    // What came into the book since it was read was not waited for by anybody yet.
    await this.refresh(caseId, someone.organization);
  }

  /** Somebody writes what would reach these organisations, or, without them, has stopped. */
  writes(socket: Socket, caseId: string, to: readonly OrganizationId[] | undefined): void {
    const open = this.rooms.get(caseId)?.get(socket.id);
    if (!open) return;
    open.writesTo = to && new Set(to);
    this.tellSoon(caseId);
  }

  close(socket: Socket, caseId: string): void {
    const room = this.rooms.get(caseId);
    if (!room?.delete(socket.id)) return;
    if (room.size === 0) this.rooms.delete(caseId);
    this.tellSoon(caseId);
  }

  left(socket: Socket): void {
    for (const caseId of this.casesOf(socket)) this.close(socket, caseId);
  }

  /** Entries came into an organisation's book: whom its people may know of may have changed. */
  async entered(organization: OrganizationId, entries: readonly Entry[]): Promise<void> {
    for (const caseId of new Set(entries.map(({ event }) => event.stream.id)))
      if (this.opens(caseId).some(([, open]) => open.organization === organization))
        await this.refresh(caseId, organization);
  }

  private async refresh(caseId: string, organization: OrganizationId): Promise<void> {
    const known = await this.journal.books.case(organization, caseId);
    for (const [, open] of this.opens(caseId))
      if (known && open.organization === organization && open.known.version < known.version)
        open.known = known;
    this.tellSoon(caseId);
  }

  /** One telling speaks for all that happened shortly before: each goes to everybody who has the case open. */
  private tellSoon(caseId: string): void {
    if (this.toTell.has(caseId)) return;
    this.toTell.add(caseId);
    setTimeout(() => {
      this.toTell.delete(caseId);
      this.tell(caseId);
    }, tellingMs).unref();
  }

  /** Tells each what is new to it and nothing else: being told the same again would say that somebody unseen came or went. */
  private tell(caseId: string): void {
    const all = this.opens(caseId);
    const seen = seenByEach(all.map(([, open]) => open));
    for (const [socketId, looker] of all) {
      const { people, told } = seen.get(looker.organization) ?? nobody;
      if (told === looker.told) continue;
      looker.told = told;
      this.namespace.sockets.get(socketId)?.emit('presence', { caseId, people });
    }
  }

  private opens(caseId: string): [socketId: string, Open][] {
    return [...(this.rooms.get(caseId) ?? [])];
  }

  private casesOf({ id }: Socket): string[] {
    return [...this.rooms].filter(([, room]) => room.has(id)).map(([caseId]) => caseId);
  }
}

interface Seen {
  people: Present[];
  /** The same as one text, by which it is known again. */
  told: string;
}

const nobody: Seen = { people: [], told: '[]' };

/** Whom those of each organisation see: the same for all of its sockets, of which a case may have hundreds. */
export function seenByEach(all: readonly Open[]): Map<OrganizationId, Seen> {
  const seen = new Map<OrganizationId, Seen>();
  for (const looker of all) {
    if (seen.has(looker.organization)) continue;
    const people = seenBy(looker, all);
    seen.set(looker.organization, { people, told: JSON.stringify(people) });
  }
  return seen;
}

function seenBy(looker: Open, all: readonly Open[]): Present[] {
  const people = new Map<string, Present>();
  for (const one of all) {
    const { userId, name, organization, writesTo } = one;
    const atHome = organization === looker.organization;
    if (!atHome && !(inTheCircleOf(looker, one) && inTheCircleOf(one, looker))) continue;
    const key = atHome ? userId : organization;
    const writing = atHome ? writesTo !== undefined : writesTo?.has(looker.organization);
    people.set(key, {
      user: atHome ? { id: userId, name } : null,
      organization,
      // In one of several windows is enough.
      ...((writing || people.get(key)?.writing) && { writing: true }),
    });
  }
  return [...people.values()];
}

/** Each must take part and know that the other does, or looking at a case would tell what the books do not. */
function inTheCircleOf({ organization, known: { view } }: Open, other: Open): boolean {
  return [organization, other.organization].every((one) => participant(view, one)?.state === 'accepted');
}
