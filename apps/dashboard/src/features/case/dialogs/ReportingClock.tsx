import { Select, TextInput } from '@mantine/core';
import { duties, dutyDueAt, dutyIds, type Duty, type ItemId } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwnDuties } from '../../../api/reporting-duties.js';
import { DateField } from '../../../ui/DateField.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { periodOf } from '../../../ui/period.js';
import { exact, fieldOfInstant, instantNow, instantOfField } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';

/** The duties of one's own organisation first; those of others can be chosen too. */
export function StartClockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record } = useCase();
  const own = useOwnDuties();
  const [chosen, setDuty] = useState<Duty>();
  const duty = chosen ?? own[0]?.duty ?? 'gdpr-breach';
  const hoursOf = (id: Duty) => own.find((each) => each.duty === id)?.hours;
  const hours = hoursOf(duty);
  const [started, setStarted] = useState(() => fieldOfInstant(instantNow()));
  const start = useCaseWrite(record.id, onClose);
  const faultOf = useFaults(start.error);
  const startedAt = instantOfField(started) ?? instantNow();
  const ours = own.map((each) => each.duty);
  const offered = [...ours, ...dutyIds.filter((id) => !ours.includes(id))];
  return (
    <FormDialog
      title={t('action.startClock')}
      submit={t('action.startClock')}
      onSubmit={() => start.mutate({ path: 'clocks', body: { duty, startedAt } })}
      onClose={onClose}
      pending={start.isPending}
      error={start.error}
    >
      <Select
        label={t('clock.duty')}
        data-autofocus
        value={duty}
        allowDeselect={false}
        data={offered.map((id) => ({
          value: id,
          label: `${duties[id].jurisdiction} · ${t(`duty.${id}`)} · ${periodOf(id, hoursOf(id))}`,
        }))}
        onChange={(value) => setDuty(dutyIds.find((each) => each === value) ?? duty)}
      />
      <p className="small dim">
        {t(`dutySource.${duty}`, { defaultValue: duties[duty].source })}.{' '}
        {t('clock.from', { from: t(`dutyFrom.${duty}`, { defaultValue: duties[duty].from }) })}
      </p>
      <DateField
        withTime
        label={t('clock.startedAt')}
        error={faultOf('startedAt')}
        value={started}
        onChange={setStarted}
      />
      {hours !== undefined && (
        <p className="small strong">
          {t('administration.ownHours')}: {periodOf(duty, hours)}
        </p>
      )}
      <p className="consequence">
        {t('clock.consequence', { time: exact(dutyDueAt(duty, startedAt, hours)) })}
      </p>
    </FormDialog>
  );
}

export function MeetClockDialog({ clock: id, onClose }: { clock: ItemId; onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view } = useCase();
  const clock = view.clocks.find((one) => one.id === id);
  const [at, setAt] = useState('');
  const [note, setNote, forgetNote] = useKeptText(record.id, `met.${id}`);
  const meet = useCaseWrite(record.id, () => {
    forgetNote();
    onClose();
  });
  const faultOf = useFaults(meet.error);
  const metAt = instantOfField(at);
  return (
    <FormDialog
      title={t('clock.meet', { duty: clock?.duty ? t(`duty.${clock.duty}`) : '' })}
      submit={t('action.meet')}
      onSubmit={() =>
        meet.mutate({
          path: `clocks/${id}/met`,
          body: { ...(metAt && { at: metAt }), ...(note.trim() && { note: note.trim() }) },
        })
      }
      onClose={onClose}
      pending={meet.isPending}
      error={meet.error}
    >
      <DateField
        withTime
        label={t('clock.metAt')}
        description={t('clock.metAtHelp')}
        error={faultOf('at')}
        value={at}
        onChange={setAt}
      />
      <TextInput
        label={t('field.noteOptional')}
        error={faultOf('note')}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
