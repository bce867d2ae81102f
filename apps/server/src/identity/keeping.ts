import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Look, type Kept } from '@entente/contract';
import { ItemId, onOneLine } from '@entente/domain';
import { Journal, setSetting, settingIn } from '@entente/journal';
import { EntryNumber } from '../edge/edge.module.js';

const mostViews = 50;
const mostClocks = 200;
const mostOpened = 200;

const View = z.strictObject({
  name: onOneLine(z.string().trim()).min(1).max(80),
  search: z
    .record(z.string().min(1).max(40), z.string().max(500))
    .refine((search) => Object.keys(search).length <= 30, 'A view has up to 30 filters.'),
});

/** What is given takes the place of what was kept; clocks and what was opened are added, and one has never seen less than before. */
export const KeptChange = z
  .strictObject({
    views: z.array(View).max(mostViews).optional(),
    toldClocks: z.array(ItemId).max(mostClocks).optional(),
    seen: z.strictObject({ inbox: EntryNumber, feed: EntryNumber }).partial().optional(),
    opened: z.array(EntryNumber).max(mostOpened).optional(),
    look: z.strictObject(Look.shape).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name at least one field to change.' });
export type KeptChange = z.infer<typeof KeptChange>;

const nothing: Kept = { views: [], toldClocks: [], seen: { inbox: 0, feed: 0 }, opened: [], look: {} };

/** What the dashboard keeps for a person, at whatever desk they sit down. */
@Injectable()
export class Keeping {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  async of(user: string): Promise<Kept> {
    return keptIn(await settingIn(this.journal.books, keyOf(user)));
  }

  change(user: string, { views, toldClocks = [], seen = {}, opened = [], look }: KeptChange): Promise<Kept> {
    return this.journal.write(async (tx) => {
      const before = keptIn(await settingIn(tx, keyOf(user)));
      const inbox = Math.max(before.seen.inbox, seen.inbox ?? 0);
      const kept: Kept = {
        views: views ?? before.views,
        toldClocks: [...new Set([...before.toldClocks, ...toldClocks])].slice(-mostClocks),
        seen: { inbox, feed: Math.max(before.seen.feed, seen.feed ?? 0) },
        // What lies before how far one has looked was seen anyway.
        opened: [...new Set([...before.opened, ...opened])]
          .filter((number) => number > inbox)
          .slice(-mostOpened),
        look: { ...before.look, ...look },
      };
      await setSetting(tx, keyOf(user), JSON.stringify(kept));
      return kept;
    });
  }
}

function keyOf(user: string): string {
  return `kept ${user}`;
}

function keptIn(json: string | undefined): Kept {
  // What was kept before there was a field of it lacks that field.
  return { ...nothing, ...(json !== undefined && (JSON.parse(json) as Partial<Kept>)) };
}
