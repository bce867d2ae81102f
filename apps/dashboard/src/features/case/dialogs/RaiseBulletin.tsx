import { Checkbox } from '@mantine/core';
import {
  Classification,
  defang,
  indicatorForBulletin,
  Rejection,
  type ContentOf,
  type EventId,
  type KnownIndicator,
} from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../../api/http.js';
import type { Page } from '../../../api/shapes.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { indicatorName } from '../../../ui/indicator-name.js';
import { TlpBadge } from '../../../ui/marks.js';
import { refusalText } from '../../../ui/refusal.js';
import { addToBulletin } from '../../publications/draft.js';
import { useCase } from '../case-context.js';

type Carried = ContentOf<'bulletin'>['indicators'];

/** From a case to the form of a bulletin, with the indicators that are chosen and that may go along. */
export function RaiseBulletin({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { record, view, page, session, acting } = useCase();
  const refusalOf = useRefusals();
  const free = page.indicators.filter(({ id }) => refusalOf(id) === null).map(({ id }) => id);
  const [chosen, setChosen] = useState<readonly EventId[]>(free.slice(0, most));
  const raising = useMutation({
    mutationFn: () =>
      write<Page<Carried[number]>>('POST', '/publications/indicators', {
        caseId: record.id,
        indicators: chosen,
      }),
    onSuccess: async ({ items }) => {
      // How the case is classed is for its lead to pass on.
      const { data: classification = null } = Classification.safeParse(view.classification);
      const about = view.lead === acting.by ? { classification, severity: view.severity } : {};
      addToBulletin(session.user.id, items, about);
      onClose();
      await navigate({ to: '/publications/new', search: { kind: 'bulletin' } });
    },
  });
  const toggle = (id: EventId) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <FormDialog
      title={t('publication.raise')}
      submit={t('publication.raiseSubmit', { n: chosen.length })}
      onSubmit={() => raising.mutate()}
      onClose={onClose}
      pending={raising.isPending}
      error={raising.error}
      lacks={
        chosen.length === 0
          ? t('form.choose')
          : chosen.length > most
            ? t('publication.raiseMost', { n: most })
            : null
      }
    >
      <p className="small dim">{t('publication.raiseHelp')}</p>
      {free.length > 1 && (
        <div>
          <button
            type="button"
            className="text-button"
            onClick={() => setChosen(chosen.length === 0 ? free.slice(0, most) : [])}
          >
            {t(chosen.length === 0 ? 'publication.raiseAll' : 'publication.raiseFew')}
          </button>
        </div>
      )}
      <ul className="raise-list" tabIndex={0} aria-label={t('case.indicators')}>
        {page.indicators.map((indicator) => (
          <Choice
            key={indicator.id}
            indicator={indicator}
            refusal={refusalOf(indicator.id)}
            first={indicator.id === free[0]}
            checked={chosen.includes(indicator.id)}
            onToggle={() => toggle(indicator.id)}
          />
        ))}
      </ul>
    </FormDialog>
  );
}

/** So many a bulletin carries at once. */
const most = 500;

/** Why an indicator may not go along, as the domain says it; null for one that may. */
function useRefusals(): (id: EventId) => string | null {
  const { t } = useTranslation();
  const { entries, acting } = useCase();
  const events = new Map(entries.map(({ event }) => [event.id, event]));
  return (id) => {
    const event = events.get(id);
    if (event?.type !== 'indicator-added') return null;
    try {
      indicatorForBulletin(event, acting.by);
      return null;
    } catch (error) {
      if (error instanceof Rejection) return refusalText(error, t);
      throw error;
    }
  };
}

function Choice({
  indicator: { type, value, tlp },
  refusal,
  first,
  checked,
  onToggle,
}: {
  indicator: KnownIndicator;
  refusal: string | null;
  first: boolean;
  checked: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Checkbox
        checked={checked}
        disabled={refusal !== null}
        data-autofocus={first || undefined}
        onChange={onToggle}
        label={<code dir="ltr">{defang(type, value)}</code>}
        description={refusal ?? indicatorName(type, t)}
      />
      <TlpBadge tlp={tlp} />
    </li>
  );
}
