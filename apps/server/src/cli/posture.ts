import { z } from 'zod';
import { instant } from '@entente/journal';
import { inOrder, outOfOrder, type PostureDesk } from '../posture/posture.services.js';
import type { Answer } from './answer.js';
import { organizationNamed, withNode } from './node.js';
import { Moment, optionsOf, reading } from './options.js';
import type { Terminal } from './terminal.js';

const Options = z
  .object({ ...reading, from: Moment, until: Moment.optional() })
  .transform(({ until, ...rest }) => ({ ...rest, until: until ?? instant(Date.now()) }))
  .refine(inOrder, outOfOrder);

/** What a manager shows upward, counted over the book of one organisation: the cases opened in a period. */
export function showPosture(terminal: Terminal, typed: unknown): Promise<Answer> {
  const { as, from, until } = optionsOf(Options, typed);
  return withNode(terminal, async (node) => {
    const { id } = await organizationNamed(node, as);
    const figures = await node.posture.posture(id, { from, until });
    const { nameOf } = await node.organizations.directory();
    const given = figures.given.map(
      ({ organization, byTlp }) =>
        `Given to ${nameOf(organization)}\t${Object.values(byTlp).reduce((sum, count) => sum + count, 0)}`,
    );
    return { text: [...linesOf(figures), ...given].join('\n'), json: figures };
  });
}

const TogetherOptions = z.object(reading);

/** The cases and requests that an organisation has in common with another, as its book tells. */
export function showTogether(terminal: Terminal, partner: string, typed: unknown): Promise<Answer> {
  const { as } = optionsOf(TogetherOptions, typed);
  return withNode(terminal, async (node) => {
    const [us, other] = await Promise.all([organizationNamed(node, as), organizationNamed(node, partner)]);
    const together = await node.posture.together(us.id, other.id);
    const { cases, requests, given } = together;
    const asked = (one: typeof requests.byUs) =>
      one === null
        ? 'none'
        : `${one.total} (answered ${one.answered}, declined ${one.declined}, open ${one.open}, overdue ${one.overdue}); ` +
          `hours to the first answer ${hours(one.firstAnswer.median)}`;
    const lines = [
      `Cases\t${cases.total} (led ${cases.led}, open ${cases.open})`,
      `Requests made\t${asked(requests.byUs)}`,
      `Requests received\t${asked(requests.toUs)}`,
      ...Object.entries(given).map(([tlp, count]) => `Given\t${tlp}\t${count}`),
    ];
    return { text: lines.join('\n'), json: together };
  });
}

type Figures = Awaited<ReturnType<PostureDesk['posture']>>;

function linesOf({ cases, times, clocks, requests, agreements }: Figures): string[] {
  const count = (by: Figures['requests']['byUs'], what: 'total' | 'answered' | 'overdue') =>
    Object.values(by).reduce((sum, one) => sum + one[what], 0);
  const inWords = (by: Figures['requests']['byUs']) =>
    `${count(by, 'total')} (answered ${count(by, 'answered')}, overdue ${count(by, 'overdue')})`;
  return [
    `Cases\t${cases.total} (led ${cases.led}, open ${cases.open})`,
    ...Object.entries(cases.bySeverity).map(([severity, count]) => `Severity ${severity}\t${count}`),
    ...Object.entries(times).map(
      ([what, { median, p90 }]) => `Hours to ${what}\t${hours(median)} (9 of 10 within ${hours(p90)})`,
    ),
    `Reporting clocks\tmet ${clocks.met}, missed ${clocks.missed}, running ${clocks.running}`,
    `Requests made\t${inWords(requests.byUs)}`,
    `Requests received\t${inWords(requests.toUs)}`,
    `Agreements in force\t${agreements.inForce.length} (ending ${agreements.ending.length}), suspended ${agreements.suspended.length}`,
  ];
}

function hours(ms: number | null): string {
  return ms === null ? '–' : (ms / 3_600_000).toFixed(1);
}
