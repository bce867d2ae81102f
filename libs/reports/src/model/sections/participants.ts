import { caseEventKinds, participant, roleOf, type CaseView, type OrganizationId } from '@entente/domain';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import { elsewhere, tallied } from './kinds.js';

/** Who takes part as this book tells, and what each did: counted by kind, and between which times. */
export function participants({ events, view }: Told, t: Telling): Draft {
  const { words } = t;
  const parties = partiesOf(view, t);
  if (parties.length === 0) return undefined;
  const rows = parties.map((organization) => {
    const one = participant(view, organization);
    const own = events.filter(({ owner }) => owner === organization);
    return [
      t.who(organization),
      t.organizations.get(organization)?.country ?? '',
      one
        ? wordFor(words, 'participation', roleOf(view, one))
        : organization === view.lead
          ? words['participation.lead']
          : '',
      one ? `${wordFor(words, 'participation', one.state)}\n${t.time(one.since)}` : '',
      contributions(
        own.map(({ type }) => type),
        t,
      ),
      [own[0], own.at(-1)].map((event) => t.time(event?.at)).join('\n'),
    ];
  });
  const from = events.filter(
    (event) => caseEventKinds[event.type] !== 'content' || counts(parties, event.owner, event.type),
  );
  return {
    from,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: words['column.organization'], kind: 'text', width: 16 },
          { title: words['column.country'], kind: 'text', width: 8 },
          { title: words['column.role'], kind: 'text', width: 15 },
          { title: words['column.state'], kind: 'text', width: 18 },
          { title: words['column.contributions'], kind: 'text', width: 26 },
          { title: `${words['column.first']} / ${words['column.last']}`, kind: 'time', width: 17 },
        ],
        rows,
      },
    ],
  };
}

/** Who takes part or did, as far as this book tells, the lead first. */
export function partiesOf(view: CaseView, { organizations }: Telling): OrganizationId[] {
  return [...new Set([view.lead, ...view.participants.map(({ organization }) => organization)])].filter(
    (one) => organizations.has(one),
  );
}

/** Clocks and records of custody are not counted among what a party did for the others. */
function counts(parties: readonly OrganizationId[], owner: OrganizationId, type: string): boolean {
  return parties.includes(owner) && !elsewhere.has(type);
}

function contributions(types: readonly string[], t: Telling): string {
  const shared = types.filter((type) => !elsewhere.has(type));
  return tallied(shared.map((type) => wordFor(t.words, 'eventName', type)));
}
