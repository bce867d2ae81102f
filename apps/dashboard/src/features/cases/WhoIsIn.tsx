import type { CaseView, Participant } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../api/reading.js';
import { CountryChip, type ChipTone } from '../../ui/marks.js';

const most = 4;

/** Lead filled, accepted outlined, invited dashed; who left is not shown. */
export function WhoIsIn({ view, organizations }: { view: CaseView; organizations: Directory }) {
  const { t } = useTranslation();
  const present = view.participants
    .filter(({ state }) => state === 'accepted' || state === 'invited')
    .sort((a, b) => rank(a, view) - rank(b, view));
  const shown = present.length > most ? most - 1 : most;
  return (
    <span className="who">
      {present.slice(0, shown).map((one) => (
        <CountryChip
          key={one.organization}
          organization={organizations.get(one.organization)}
          tone={toneOf(one, view)}
          note={t(one.organization === view.lead ? 'participation.lead' : `participation.${one.state}`)}
        />
      ))}
      {present.length > shown && (
        <span className="small faint" dir="ltr">
          +{present.length - shown}
        </span>
      )}
    </span>
  );
}

function rank({ organization, state }: Participant, view: CaseView): number {
  return organization === view.lead ? 0 : state === 'accepted' ? 1 : 2;
}

export function toneOf({ organization, state }: Participant, view: CaseView): ChipTone {
  if (organization === view.lead) return 'lead';
  if (state === 'invited') return 'waiting';
  return state === 'accepted' ? 'plain' : 'gone';
}
