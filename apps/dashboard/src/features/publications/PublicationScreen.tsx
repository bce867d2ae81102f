import { Textarea } from '@mantine/core';
import { tlpColours, tlpMeanings } from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { ActionButton, bind, useOffer } from '../../ui/actions.js';
import { useFaults } from '../../ui/faults.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { Icon } from '../../ui/Icon.js';
import { CountryChip } from '../../ui/marks.js';
import { Failed, Loading, Refusal } from '../../ui/states.js';
import { date, DateOf } from '../../ui/time.js';
import { publicationActions } from './actions.js';
import { Comments } from './Comments.js';
import { Content } from './Content.js';
import { Editions } from './Editions.js';
import { publicationQuery, sendToPublication, waitsForUs } from './queries.js';
import { Told } from './Told.js';
import './publications.css';

export function PublicationScreen() {
  const { id } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(publicationQuery(id ?? ''));
  if (data) return <Page key={data.id} record={data} />;
  if (error) return <Failed page error={error} again={() => void refetch()} />;
  return <Loading />;
}

function Page({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const agreements = useAgreements();
  const organizations = useOrganizations();
  const [withdrawing, setWithdrawing] = useState(false);
  const acknowledging = useMutation({ mutationFn: () => sendToPublication(record.id, 'acknowledgement') });
  const actions = bind(
    publicationActions,
    {
      ...{ record, session, agreements, organizations, t },
      acknowledge: () => acknowledging.mutate(),
      withdraw: () => setWithdrawing(true),
      revise: (of) => void navigate({ to: '/publications/new', search: { of } }),
    },
    t,
  );
  const ours = record.publisher === session.organization.id;
  const usual = actions.filter(({ id }) => (ours ? !id.endsWith('acknowledge') : id.endsWith('acknowledge')));
  const { content, withdrawn } = record;
  return (
    <div className="page publication">
      <Offer actions={actions} />
      <Band record={record} />
      <div className="page-head">
        <h1>{content.title || t(`publication.kind.${content.kind}`)}</h1>
        <div className="end">
          {usual.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              primary={action.id === 'publication-acknowledge' && action.refusal === null}
            />
          ))}
        </div>
      </div>
      <Refusal error={acknowledging.error} />
      <p className="publication-facts small dim">
        <CountryChip organization={organizations.get(record.publisher)} />
        <b>{organizations.name(record.publisher)}</b>
        <span>{t(`publication.kind.${content.kind}`)}</span>
        <DateOf at={record.revisedAt ?? record.publishedAt} />
        <span title={t('publication.editionHelp')}>{t('publication.edition', { n: record.editions })}</span>
        {!ours && !withdrawn && !waitsForUs(record, session.organization.id) && (
          <span className="ok">
            <Icon name="check" size={13} /> {t('publication.acknowledged')}
          </span>
        )}
      </p>
      {withdrawn && (
        <p className="publication-withdrawn" role="status">
          {t('publication.withdrawnOn', { date: date(withdrawn.at), reason: withdrawn.reason })}
        </p>
      )}
      <div className="publication-split">
        <div className="publication-main">
          <Content record={record} />
          {record.editions > 1 && <Editions record={record} />}
          <Comments record={record} />
        </div>
        {ours && <Told record={record} />}
      </div>
      {withdrawing && <Withdrawing record={record} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function Offer({ actions }: { actions: Parameters<typeof useOffer>[0] }) {
  useOffer(actions);
  return null;
}

function Band({ record: { tlp } }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  return (
    <p className="publication-band">
      <b style={{ color: tlpColours[tlp] }}>{tlp}</b>
      <span>{t(`tlp.${tlp.slice(4)}`, { defaultValue: tlpMeanings[tlp] })}</span>
    </p>
  );
}

function Withdrawing({ record, onClose }: { record: PublicationRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdrawing = useMutation({
    mutationFn: () => sendToPublication(record.id, 'withdrawal', { reason: reason.trim() }),
    onSuccess: onClose,
  });
  const faultOf = useFaults(withdrawing.error);
  return (
    <FormDialog
      title={t('publication.withdraw')}
      submit={t('publication.withdraw')}
      onSubmit={() => withdrawing.mutate()}
      onClose={onClose}
      pending={withdrawing.isPending}
      error={withdrawing.error}
      lacks={stillNeeded(t, { 'field.reason': reason.trim().length < 3 })}
      danger
    >
      <p className="consequence">{t('publication.withdrawConsequence', { tlp: record.widestTlp })}</p>
      <Textarea
        label={t('field.reason')}
        error={faultOf('reason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
