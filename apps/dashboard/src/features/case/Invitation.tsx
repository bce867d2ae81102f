import { participant } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { ActionButton, type Action } from '../../ui/actions.js';
import { useCase } from './case-context.js';

/** What waits for an answer of ours before anything else: an invitation, or the lead that is offered to us. */
export function Invitation({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation();
  const { view, acting, organizations, entries, past } = useCase();
  const named = (id: string) => actions.find((action) => action.id === id);
  const lead = organizations.name(view.lead);
  if (past) return null;
  if (view.handover?.open && view.handover.to === acting.by) {
    const accept = named('case-accept-handover');
    return (
      <div className="invitation" role="status">
        <p>{t('case.handoverOffered', { lead })}</p>
        {accept && <ActionButton action={accept} primary />}
      </div>
    );
  }
  const own = participant(view, acting.by);
  if (own?.state !== 'invited') return null;
  const message = entries
    .map(({ event }) => event)
    .findLast((event) => event.type === 'participant-invited' && event.data.organization === acting.by);
  const [accept, decline] = [named('case-accept'), named('case-decline')];
  return (
    <div className="invitation" role="status">
      <p>
        {t('case.invited', { lead, role: t(`participation.${own.role ?? 'informed'}`) })}
        {message?.type === 'participant-invited' && message.data.message && <q>{message.data.message}</q>}
      </p>
      {accept && <ActionButton action={accept} primary />}
      {decline && <ActionButton action={decline} />}
    </div>
  );
}
