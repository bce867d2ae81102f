import { participant, type CaseView } from '../case/view.js';
import type { ParticipationState } from '../case/vocabulary.js';
import type { AgreementId, CaseId, OrganizationId, PublicationId } from '../ids.js';
import type { Happening } from './chronicle.js';
import { memberOf, organizationsOf, type Community } from './community.js';

/** Numbers that are read as something that somebody does. Small numbers are read as what is simple and plausible. */
export type Deed = readonly number[];

/** Reads a deed's numbers as happenings; none where the scene offers no occasion. */
export type DeedMaker = (scene: Scene) => Happening[];

/** A kind of deed, and how often it is chosen among the others. */
export interface DeedKind {
  weight: number;
  make: DeedMaker;
}

/** What so far happened, and a deed to choose by. */
export class Scene {
  private position = 0;

  constructor(
    readonly community: Community,
    private readonly deed: Deed,
  ) {}

  draw(): number {
    this.position += 1;
    return this.deed[(this.position - 1) % this.deed.length] ?? 0;
  }

  onceIn(times: number): boolean {
    return this.draw() % times === times - 1;
  }

  oneOf<T>(list: readonly [T, ...T[]]): T;
  oneOf<T>(list: readonly T[]): T | undefined;
  oneOf<T>(list: readonly T[]): T | undefined {
    return list[this.draw() % Math.max(1, list.length)];
  }

  /** Some of a list, in its order. */
  some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.draw() % 2 === 0);
  }

  organizations(): OrganizationId[] {
    return organizationsOf(this.community);
  }

  /** One of those for whom it makes sense, if there is any, and now and then one for whom it may not. */
  actor(plausible: readonly OrganizationId[]): OrganizationId | undefined {
    return this.oneOf(this.onceIn(8) ? this.organizations() : plausible);
  }

  cases(): CaseId[] {
    return this.streams('case-opened') as CaseId[];
  }

  agreements(): AgreementId[] {
    return this.streams('agreement-drafted') as AgreementId[];
  }

  publications(): PublicationId[] {
    return this.streams('publication-published') as PublicationId[];
  }

  private streams(beginning: string): string[] {
    return this.community.events.filter(({ type }) => type === beginning).map(({ stream }) => stream.id);
  }

  /** A new id of its kind. Counted over all that happened, so that no two are the same. */
  fresh(what: string): string {
    return `${what}-${this.community.events.length + 1}`;
  }

  viewOf(organization: OrganizationId, id: CaseId): CaseView | undefined {
    return memberOf(this.community, organization).cases[id];
  }

  leadOf(id: CaseId): OrganizationId[] {
    return this.organizations().filter((one) => this.viewOf(one, id)?.lead === one);
  }

  /** Those who by their own books take part in a case in one of these states. */
  taking(id: CaseId, ...states: ParticipationState[]): OrganizationId[] {
    return this.organizations().filter((one) => {
      const view = this.viewOf(one, id);
      const state = view && participant(view, one)?.state;
      return state && states.includes(state);
    });
  }
}
