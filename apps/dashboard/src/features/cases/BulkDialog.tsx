import { Select, Textarea } from '@mantine/core';
import {
  escalationLevels,
  InvitedRole,
  type CaseId,
  type CaseStatus,
  type EscalationLevel,
  type OrganizationId,
} from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { Icon } from '../../ui/Icon.js';
import { refusalText } from '../../ui/refusal.js';
import { sentenceOf } from '../../ui/states.js';
import { instantNow } from '../../ui/time.js';
import { sendToCase } from '../case/writing.js';
import {
  bulkStatuses,
  likeliestStatus,
  outcomesOf,
  toldOf,
  willChange,
  writeOf,
  type BulkChange,
  type Outcome,
} from './bulk.js';
import type { Selection } from './selection.js';

/** One change to all selected cases: which of them it will change, which not and why, and who is told, before the click. */
export function BulkDialog({
  kind,
  selection,
  onClose,
}: {
  kind: BulkChange['kind'];
  selection: Selection;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const acting = useActing();
  const { change, fields } = useChange(kind, () => likeliestStatus(selection.chosen, acting));
  const outcomes = useMemo(
    () => (change ? outcomesOf(selection.chosen, change, acting) : []),
    [selection.chosen, change, acting],
  );
  const changing = outcomes.filter(willChange);
  const [failures, setFailures] = useState<ReadonlyMap<CaseId, unknown>>(new Map());
  const apply = useMutation({
    mutationFn: async (wanted: BulkChange) => {
      const failed = new Map<CaseId, unknown>();
      for (const { record } of changing)
        await sendToCase(record.id, writeOf(wanted, record)).then(
          () => selection.toggle(record.id),
          (error: unknown) => failed.set(record.id, error),
        );
      return failed;
    },
    onSuccess: (failed) => {
      setFailures(failed);
      if (failed.size === 0) onClose();
    },
  });
  return (
    <FormDialog
      title={t(`bulk.title.${kind}`)}
      submit={t('bulk.submit', { count: changing.length })}
      onSubmit={() => change && apply.mutate(change)}
      onClose={onClose}
      pending={apply.isPending}
      error={apply.error}
      lacks={changing.length > 0 ? null : t('bulk.nothing')}
    >
      {fields}
      <div className="consequence">
        <Told outcomes={outcomes} />
        <ul className="bulk-outcomes">
          {outcomes.map((outcome) => (
            <OutcomeLine
              key={outcome.record.id}
              outcome={outcome}
              failure={failures.get(outcome.record.id)}
            />
          ))}
        </ul>
      </div>
    </FormDialog>
  );
}

function useActing() {
  const { organization } = useSession();
  const agreements = useAgreements();
  const { name } = useOrganizations();
  return useMemo(
    () => ({ by: organization.id, at: instantNow(), agreements, nameOf: name }),
    [organization.id, agreements, name],
  );
}

/** The fields of a change, and the change that they describe; undefined while they describe none. */
function useChange(
  kind: BulkChange['kind'],
  proposed: () => CaseStatus,
): { change: BulkChange | undefined; fields: ReactNode } {
  const { t } = useTranslation();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const [to, setTo] = useState(proposed);
  const [level, setLevel] = useState<EscalationLevel>('operational');
  const [organization, setOrganization] = useState<OrganizationId | null>(null);
  const [role, setRole] = useState<InvitedRole>('informed');
  const [reason, setReason] = useState('');
  const words = reason.trim();
  // A new object only for a new change, so that nothing is decided anew on every drawing.
  const change = useMemo((): BulkChange | undefined => {
    if (kind === 'status') return { kind, to, reason: words };
    if (kind === 'escalation') return words.length >= 3 ? { kind, level, reason: words } : undefined;
    return organization ? { kind, organization, role } : undefined;
  }, [kind, to, level, organization, role, words]);
  const why = (
    <Textarea
      label={t(kind === 'status' ? 'field.reasonOptional' : 'field.reason')}
      autosize
      minRows={2}
      value={reason}
      onChange={(event) => setReason(event.currentTarget.value)}
    />
  );
  const fields: Record<BulkChange['kind'], ReactNode> = {
    status: (
      <>
        <Pick
          label={t('field.status')}
          options={bulkStatuses}
          value={to}
          told={(status) => t(`status.${status}`)}
          onChange={setTo}
        />
        {why}
      </>
    ),
    escalation: (
      <>
        <Pick
          label={t('case.escalation')}
          options={escalationLevels}
          value={level}
          told={(each) => t(`escalation.${each}`)}
          onChange={setLevel}
        />
        {why}
      </>
    ),
    invitation: (
      <div className="form-row">
        <Pick
          label={t('ask.whom')}
          options={organizations.all.map(({ id }) => id).filter((id) => id !== us.id)}
          value={organization}
          told={organizations.name}
          onChange={setOrganization}
        />
        <Pick
          label={t('field.role')}
          options={InvitedRole.options}
          value={role}
          told={(each) => t(`participation.${each}`)}
          onChange={setRole}
        />
      </div>
    ),
  };
  return { change, fields: fields[kind] };
}

function Pick<Option extends string>({
  label,
  options,
  value,
  told,
  onChange,
}: {
  label: string;
  options: readonly Option[];
  value: Option | null;
  told: (option: Option) => string;
  onChange: (option: Option) => void;
}) {
  return (
    <Select
      label={label}
      data-autofocus
      allowDeselect={false}
      searchable={options.length > 8}
      value={value}
      data={options.map((option) => ({ value: option, label: told(option) }))}
      onChange={(chosen) => {
        const option = options.find((each) => each === chosen);
        if (option) onChange(option);
      }}
    />
  );
}

/** "Told of it: CERT-SG (3), CERT-MY (2)" */
function Told({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t, i18n } = useTranslation();
  const organizations = useOrganizations();
  const told = toldOf(outcomes, useActing());
  if (!outcomes.some(willChange)) return null;
  const names = told.map(({ organization, cases }) => `${organizations.name(organization)} (${cases})`);
  return (
    <p className={told.length > 0 ? 'ok strong' : 'dim'}>
      {told.length > 0
        ? t('bulk.told', { names: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(names) })
        : t('bulk.toldNobody')}
    </p>
  );
}

function OutcomeLine({ outcome, failure }: { outcome: Outcome; failure: unknown }) {
  const { t } = useTranslation();
  const { reference, view } = outcome.record;
  const why = failure
    ? sentenceOf(failure, t)
    : 'refusal' in outcome
      ? refusalText(outcome.refusal, t)
      : undefined;
  return (
    <li>
      <span className={why ? 'late' : 'ok'}>
        <Icon name={why ? 'cross' : 'check'} size={12} />
        <span className="unseen">{t(why ? 'bulk.stays' : 'bulk.changes')}</span>
      </span>
      <span className="mono">{reference}</span>
      <span>
        {view.title}
        {why && <em className="late"> {why}</em>}
      </span>
    </li>
  );
}
