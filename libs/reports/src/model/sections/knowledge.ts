import { instantAt, type OrganizationId } from '@entente/domain';
import { fill } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import { drawLanes, type Lane } from '../drawings/lanes.js';
import type { Telling } from '../occasion.js';
import { grouped, ofType } from './kinds.js';

interface Party {
  organization: OrganizationId;
  invited: string | undefined;
  joined: string | undefined;
  /** When each of the house's events reached its book. */
  told: string[];
  /** How long after it happened, in the middle of all. */
  behind: number | undefined;
}

/**
 * What each party knew when: as far as the house's own ledger and its book can tell, which is all that it can know. Two
 * partners may have told each other more.
 */
export function knowledge(told: Told, t: Telling): Draft {
  const parties = partiesOf(told);
  if (parties.length === 0) return undefined;
  const { words } = t;
  const happened = told.events.map(({ at }) => Date.parse(at));
  const first = happened.reduce((a, b) => Math.min(a, b), Infinity);
  const last = happened.reduce((a, b) => Math.max(a, b), 0);
  const lanes: Lane[] = [
    { name: t.who(told.organization), marks: happened.map((at) => ({ at, colour: '#14213d' })), from: first },
    ...parties.map(({ organization, told: moments, joined }) => ({
      name: t.who(organization),
      marks: moments.map((at) => ({ at: Date.parse(at), colour: '#0f766e' })),
      ...(joined !== undefined && { from: Date.parse(joined) }),
    })),
  ];
  const description = fill(words['text.knowledgeDrawing'], {
    ...{ n: lanes.length, reference: told.view.reference },
    ...{ from: t.time(instantAt(first)), to: t.time(instantAt(last)) },
  });
  const rows = parties.map(({ organization, invited, joined, told: moments, behind }) => [
    t.who(organization),
    t.time(invited),
    t.time(joined),
    t.time(moments[0]),
    String(moments.length),
    behind === undefined ? '' : t.length(instantAt(0), instantAt(behind)),
  ]);
  return {
    from: told.events,
    blocks: [
      { kind: 'note', text: fill(words['text.knowledge'], { who: t.who(told.organization) }) },
      { kind: 'drawing', svg: drawLanes(lanes, [], t), description },
      {
        kind: 'table',
        columns: [
          { title: words['column.organization'], kind: 'text', width: 18 },
          { title: words['column.invited'], kind: 'time', width: 18 },
          { title: words['column.joined'], kind: 'time', width: 18 },
          { title: words['column.received'], kind: 'time', width: 18 },
          { title: words['column.learned'], kind: 'number', width: 12 },
          { title: words['column.behind'], kind: 'text', width: 16 },
        ],
        rows,
      },
    ],
  };
}

function partiesOf({ events, ledger, organization: self }: Told): Party[] {
  const happenedAt = new Map(events.map(({ id, at }) => [String(id), at]));
  const named = ledger.flatMap((one) => {
    const at = happenedAt.get(one.eventId);
    return one.organization && one.organization !== self && at
      ? [{ ...one, organization: one.organization, of: at }]
      : [];
  });
  const invitations = ofType(events, 'participant-invited');
  const acceptances = ofType(events, 'invitation-accepted');
  return [...grouped(named, ({ organization }) => organization)].map(([organization, entries]) => {
    const delays = entries.map(({ at, of }) => Date.parse(at) - Date.parse(of)).sort((a, b) => a - b);
    return {
      organization,
      invited: invitations.find(({ data }) => data.organization === organization)?.at,
      joined: acceptances.find(({ owner }) => owner === organization)?.at,
      told: entries.map(({ at }) => at).sort(),
      behind: delays[Math.floor(delays.length / 2)],
    };
  });
}
