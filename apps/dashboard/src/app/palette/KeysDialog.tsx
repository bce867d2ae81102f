import { useTranslation } from 'react-i18next';
import { useOffered } from '../../ui/actions.js';
import { Dialog } from '../../ui/Dialog.js';
import { Keys } from '../../ui/marks.js';

/** The keys, with those of the screen on show. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const actions = useOffered().filter(({ keys }) => keys !== undefined);
  const always: [string, string][] = [
    ['Mod K', t('keys.palette')],
    ['?', t('keys.keys')],
    ['G O', t('nav.operations')],
    ['G C', t('nav.cases')],
    ['G I', t('nav.inbox')],
    ['G R', t('nav.requests')],
    ['G A', t('nav.agreements')],
    ['G P', t('nav.partners')],
    ['G D', t('nav.disclosures')],
    ['J K', t('keys.move')],
    ['Enter', t('keys.open')],
    ['X', t('keys.select')],
    ['Space', t('keys.peek')],
    ['Mod Enter', t('keys.send')],
    ['Esc', t('keys.close')],
  ];
  return (
    <Dialog onClose={onClose} title={t('keys.title')} size={560}>
      <dl className="key-list">
        {[
          ...actions.map(({ keys = '', label }): [string, string] => [keys.toUpperCase(), label]),
          ...always,
        ].map(([keys, label]) => (
          <div key={`${keys} ${label}`}>
            <dt>{label}</dt>
            <dd>
              <span className="unseen">{keys}</span>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
