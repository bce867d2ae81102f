import { caseEventKinds, placeName, tlps } from '@entente/domain';
import { wordFor } from '../../words/words.js';
import type { Draft, Told } from '../draft.js';
import type { Telling } from '../occasion.js';
import type { Block } from '../report.js';
import { table } from '../table.js';
import { partiesOf } from './participants.js';

/**
 * What a reader looks up: all markings with what they allow (TLP 2.0), whichever the report bears, since which of them are
 * missing would tell of what was left out; and who is who of the parties,
 * unless they are left out.
 */
export function annexes({ events, view }: Told, t: Telling): Draft {
  const { words } = t;
  const markings = table(
    [
      [words['column.tlp'], 20, 'tlp'],
      [words['column.meaning'], 80],
    ],
    tlps.map((tlp) => [tlp, wordFor(words, 'tlp', tlp.slice('TLP:'.length))]),
  );
  const named = t.leaveOut.includes('participants') ? [] : partiesOf(view, t);
  const parties = named.map((id) => t.organizations.get(id));
  const rows = parties.flatMap((one) =>
    one ? [[one.shortName, one.name, placeName(one.country, t.language)]] : [],
  );
  const organizations: Block = table(
    [
      [words['column.organization'], 20],
      [words['column.name'], 55],
      [words['column.country'], 25],
    ],
    rows,
  );
  return {
    from: rows.length > 0 ? events.filter(({ type }) => caseEventKinds[type] !== 'content') : [],
    blocks: [markings, ...(rows.length > 0 ? [organizations] : [])],
  };
}
