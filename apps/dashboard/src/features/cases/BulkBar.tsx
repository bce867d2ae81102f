import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { useSession } from '../../app/session.js';
import { markReadLocally } from '../../live/caches.js';
import { ActionButton, bind, useOffer } from '../../ui/actions.js';
import { Icon } from '../../ui/Icon.js';
import { Keys } from '../../ui/marks.js';
import { bulkActions } from './bulk-actions.js';
import type { BulkChange } from './bulk.js';
import type { Selection } from './selection.js';
import { fetched } from '../../ui/later.js';

const BulkDialog = lazy(fetched(async () => ({ default: (await import('./BulkDialog.js')).BulkDialog })));

/** How many are selected, and what can be done to all of them; it lies over the list, so that no row moves. */
export function BulkBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation();
  const session = useSession();
  const [open, setOpen] = useState<BulkChange['kind'] | null>(null);
  const { chosen, clear } = selection;
  const actions = useMemo(
    () => bind(bulkActions, { chosen, session, t, open: setOpen, markRead: () => markAllRead(chosen) }, t),
    [chosen, session, t],
  );
  useOffer(actions);
  return (
    <>
      <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
        <b role="status">{t('bulk.selected', { count: chosen.length })}</b>
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
        <button type="button" className="icon-button" onClick={clear} aria-label={t('bulk.clear')}>
          <Icon name="cross" size={12} />
          <Keys keys="Esc" />
        </button>
      </div>
      {open && (
        <Suspense fallback={null}>
          <BulkDialog kind={open} selection={selection} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function markAllRead(chosen: Selection['chosen']): void {
  for (const { id, version, readNumber } of chosen) {
    if ((readNumber ?? 0) >= version) continue;
    markReadLocally(id, version);
    write('PUT', `/cases/${id}/read`, { number: version }).catch(() => undefined);
  }
}
