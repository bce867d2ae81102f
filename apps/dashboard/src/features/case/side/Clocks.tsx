import { clockState, duties, type Clock } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { may } from '../../../app/session.js';
import type { Action } from '../../../ui/actions.js';
import { ClockTime, Countdown, useNow } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';

export function Clocks({ start }: { start: Action | undefined }) {
  const { t } = useTranslation();
  const { view } = useCase();
  return (
    <Section name="more" title={t('case.clocks')} action={start} label={t('action.startShort')}>
      {view.clocks.length === 0 && <p className="small faint">{t('case.noClocks')}</p>}
      <ul>
        {view.clocks.map((clock) => (
          <ClockRow key={clock.id} clock={clock} />
        ))}
      </ul>
    </Section>
  );
}

function ClockRow({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const { acting, open, past, session } = useCase();
  const state = clockState(clock, new Date(useNow(10_000)).toISOString());
  const mayMeet = clock.organization === acting.by && !clock.metAt && !past && may(session, 'respond');
  return (
    <li
      className="side-row"
      title={
        clock.duty ? t(`dutySource.${clock.duty}`, { defaultValue: duties[clock.duty].source }) : undefined
      }
    >
      <span className="cut">{clock.duty ? t(`duty.${clock.duty}`) : t('case.clockUnseen')}</span>
      <span className="end">
        {clock.metAt ? (
          <span className={state === 'met' ? 'ok small' : 'late small'}>
            {t(state === 'met' ? 'case.met' : 'case.metLate')} <ClockTime at={clock.metAt} />
          </span>
        ) : (
          clock.dueAt && <Countdown to={clock.dueAt} from={clock.startedAt} />
        )}
      </span>
      {mayMeet && (
        <button
          type="button"
          className="text-button"
          onClick={() => open({ kind: 'meet-clock', clock: clock.id })}
        >
          {t('action.meet')}
        </button>
      )}
    </li>
  );
}
