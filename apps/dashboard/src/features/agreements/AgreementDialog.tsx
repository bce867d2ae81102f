import { Select, Textarea } from '@mantine/core';
import { asLongAgain, type Agreement } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { DateField } from '../../ui/DateField.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { useFaults } from '../../ui/faults.js';
import { useKeptText } from '../../ui/kept-text.js';
import { instantNow } from '../../ui/time.js';
import { unsigned, type AgreementDialogKind } from './actions.js';
import { lossesByParty, useAffectedCases } from './consequences.js';

const paths: Record<AgreementDialogKind, string> = {
  propose: 'proposal',
  sign: 'signatures',
  'sign-for': 'signatures',
  suspend: 'suspension',
  resume: 'resumption',
  terminate: 'termination',
  renew: 'renewal',
  accede: 'accession',
};
const titles: Record<AgreementDialogKind, string> = {
  propose: 'agreement.propose',
  sign: 'agreement.sign',
  'sign-for': 'agreement.signFor',
  suspend: 'agreement.suspend',
  resume: 'agreement.resume',
  terminate: 'agreement.terminate',
  renew: 'agreement.renew',
  accede: 'agreement.accede',
};

interface Props {
  kind: AgreementDialogKind;
  record: AgreementRecord;
  agreement: Agreement;
  onClose: () => void;
}

/** Every change of state with what it will do, in names and numbers, before the click. */
export function AgreementDialog({ kind, record, agreement, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason, forgetReason] = useKeptText(record.id, `${kind}.reason`);
  const [evidence, setEvidence, forgetEvidence] = useKeptText(record.id, `${kind}.evidence`);
  const [party, setParty] = useState('');
  const [date, setDate] = useState(kind === 'terminate' ? dayOf(instantNow()) : dayOf(asLongAgain(record)));
  const change = useMutation({
    mutationFn: () =>
      write(
        'POST',
        `/agreements/${record.id}/${paths[kind]}`,
        bodyOf(kind, { reason, evidence, party, date }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['agreements'] });
      forgetReason();
      forgetEvidence();
      onClose();
    },
  });
  const faultOf = useFaults(change.error);
  const needsReason = kind === 'suspend' || kind === 'terminate';
  return (
    <FormDialog
      title={t(titles[kind])}
      submit={t(titles[kind])}
      onSubmit={() => change.mutate()}
      onClose={onClose}
      pending={change.isPending}
      error={change.error}
      danger={needsReason}
      lacks={stillNeeded(t, {
        'field.reason': needsReason && reason.trim().length < 3,
        'agreement.newParty': kind === 'accede' && party === '',
        'agreement.party': kind === 'sign-for' && party === '',
        'agreement.evidence': kind === 'sign-for' && evidence.trim() === '',
        'agreement.newEnd': kind === 'renew' && date === '',
      })}
    >
      {kind === 'sign-for' && (
        <OnBehalf
          agreement={agreement}
          party={party}
          evidence={evidence}
          onParty={setParty}
          onEvidence={setEvidence}
        />
      )}
      {needsReason && (
        <Textarea
          label={t('field.reason')}
          error={faultOf('reason')}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {kind === 'terminate' && (
        <DateField
          label={t('agreement.noticeDate')}
          error={faultOf('effectiveAt')}
          max={dayOf(record.effectiveUntil)}
          description={t('agreement.noticeHelp')}
          value={date}
          onChange={setDate}
        />
      )}
      {kind === 'accede' && <Newcomer agreement={agreement} party={party} onParty={setParty} />}
      {kind === 'renew' && (
        <DateField
          label={t('agreement.newEnd')}
          error={faultOf('effectiveUntil')}
          data-autofocus
          value={date}
          onChange={setDate}
        />
      )}
      <Consequence kind={kind} record={record} agreement={agreement} />
    </FormDialog>
  );
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function bodyOf(
  kind: AgreementDialogKind,
  { reason, evidence, party, date }: { reason: string; evidence: string; party: string; date: string },
) {
  switch (kind) {
    case 'sign-for':
      return { onBehalfOf: party, evidence: evidence.trim() };
    case 'suspend':
      return { reason: reason.trim() };
    case 'terminate': {
      const effectiveAt = date && `${date}T00:00:00.000Z`;
      return { reason: reason.trim(), ...(effectiveAt && effectiveAt > instantNow() && { effectiveAt }) };
    }
    case 'accede':
      return { party };
    case 'renew':
      return { effectiveUntil: `${date}T00:00:00.000Z` };
    case 'propose':
    case 'sign':
    case 'resume':
      return {};
  }
}

function OnBehalf({
  agreement,
  party,
  evidence,
  onParty,
  onEvidence,
}: {
  agreement: Agreement;
  party: string;
  evidence: string;
  onParty: (party: string) => void;
  onEvidence: (evidence: string) => void;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <>
      <Select
        label={t('agreement.party')}
        data-autofocus
        value={party || null}
        data={unsigned(agreement).map((id) => ({ value: id, label: organizations.name(id) }))}
        onChange={(value) => onParty(value ?? '')}
      />
      <Textarea
        label={t('agreement.evidence')}
        description={t('agreement.evidenceHelp')}
        autosize
        minRows={2}
        value={evidence}
        onChange={(event) => onEvidence(event.currentTarget.value)}
      />
    </>
  );
}

function Newcomer({
  agreement,
  party,
  onParty,
}: {
  agreement: Agreement;
  party: string;
  onParty: (party: string) => void;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <Select
      label={t('agreement.newParty')}
      searchable
      data-autofocus
      value={party || null}
      data={organizations.all
        .filter(({ id }) => !agreement.parties.includes(id))
        .map(({ id, shortName }) => ({ value: id, label: shortName }))}
      onChange={(value) => onParty(value ?? '')}
    />
  );
}

function Consequence({ kind, record, agreement }: Pick<Props, 'kind' | 'record' | 'agreement'>) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const organizations = useOrganizations();
  const agreements = useAgreements();
  const cases = useAffectedCases(agreement);
  const others = record.parties
    .filter((party) => party !== organization.id)
    .map(organizations.name)
    .join(', ');
  if (kind !== 'suspend' && kind !== 'terminate')
    return (
      <p className="consequence">{t(`agreement.consequence.${kind}`, { others, ceiling: record.ceiling })}</p>
    );
  const losses = lossesByParty(cases, record.id, organization.id, agreements);
  return (
    <div className="consequence">
      {losses.length === 0 && <span>{t('agreement.noLoss')}</span>}
      {losses.map((loss) => (
        <span key={loss.organization} className="late">
          {t('agreement.loss', { count: loss.cases, who: organizations.name(loss.organization) })}
          {loss.requests > 0 && ` ${t('agreement.lossRequests', { count: loss.requests })}`}
        </span>
      ))}
      <span>{t(`agreement.consequence.${kind}`, { others })}</span>
    </div>
  );
}
