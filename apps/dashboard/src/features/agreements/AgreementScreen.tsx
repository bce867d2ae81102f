import { endOf, renewalNoticeBy, type Agreement } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  agreementsQuery,
  asAgreement,
  recentQuery,
  useAgreements,
  useOrganizations,
} from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { ActionButton, bind, useOffer } from '../../ui/actions.js';
import { CountryChip, SeverityMark, TlpBadge } from '../../ui/marks.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { DateOf, date, dateAndTime } from '../../ui/time.js';
import { Sentence } from '../book/sentence.js';
import { AgreementReport } from '../reports/AgreementReport.js';
import { agreementActions, type AgreementDialogName } from './actions.js';
import { AgreementDialog } from './AgreementDialog.js';
import { ChangeContacts } from './ChangeContacts.js';
import { Chain } from './Chain.js';
import { ContactsNow } from './ContactsNow.js';
import { Exchanged } from './Exchanged.js';
import { Overdue } from './Overdue.js';
import { SignedDocuments } from './SignedDocuments.js';
import { StateMark } from './State.js';
import { Term } from './Term.js';
import { useEnding, WarningMark } from './Warning.js';
import { useAffectedCases } from './consequences.js';
import './agreements.css';

export function AgreementScreen() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  const { data, isPending, error, refetch } = useQuery(agreementsQuery);
  const record = data?.find((one) => one.id === id);
  if (isPending) return <Loading />;
  if (!data) return <Failed page error={error} again={() => void refetch()} />;
  if (!record)
    return (
      <Empty page icon="agreements" title={t('agreement.notFound')}>
        <Link to="/agreements">{t('nav.agreements')}</Link>
      </Empty>
    );
  return <AgreementPage record={record} />;
}

function AgreementPage({ record }: { record: AgreementRecord }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<AgreementDialogName | null>(null);
  const agreement = useMemo(() => asAgreement(record), [record]);
  const register = useAgreements();
  const actions = useMemo(() => {
    const write = (search: Record<string, string>) => void navigate({ to: '/agreements/new', search });
    const edit = () => write({ draft: record.id });
    const upgrade = () => write({ upgrade: record.id });
    return bind(
      agreementActions,
      { record, agreement, register, session, t, open: setDialog, edit, upgrade },
      t,
    );
  }, [record, agreement, register, session, t, navigate]);
  useOffer(actions);
  // What makes no sense in this state is left to the palette, where it says why; the rest stands here.
  const contacts = actions.find(({ id }) => id === 'agreement-contacts');
  const usual = actions.filter(
    ({ id, refusal }) =>
      id !== 'agreement-contacts' && (refusal === null || alwaysShown[record.state]?.includes(id)),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{record.title}</h1>
        <StateMark state={record.state} />
        <div className="end">
          {usual.map((action, index) => (
            <ActionButton
              key={action.id}
              action={action}
              primary={index === 0 && primary.has(action.id) && action.refusal === null}
            />
          ))}
          <AgreementReport agreement={record} />
        </div>
      </div>
      <section className="panel agreement-summary">
        <InOneSentence record={record} />
        <Term agreement={record} />
        {record.state !== 'active' && <p className="agreement-note soon">{t('agreement.notInForce')}</p>}
        {record.suspensions.map((suspension) => (
          <Suspension key={suspension.by} {...suspension} />
        ))}
        <RenewalNotice agreement={agreement} />
        {record.termination && <Ending record={record} />}
        <EndWarning agreement={agreement} />
      </section>
      <div className="agreement-split">
        <div className="agreement-column">
          <Signatures agreement={agreement} />
          <Chain agreement={agreement} />
          {binding.has(record.state) && <Overdue agreement={agreement} />}
          <CasesUnder agreement={agreement} />
          <History record={record} />
        </div>
        <div className="agreement-column">
          <ContactsNow record={record} change={contacts} />
          <SignedDocuments agreement={agreement} />
        </div>
      </div>
      <Exchanged id={record.id} />
      {record.handlingTerms && (
        <section className="panel agreement-terms">
          <h2>{t('field.handlingTerms')}</h2>
          <p>{record.handlingTerms}</p>
        </section>
      )}
      {dialog === 'contacts' && <ChangeContacts record={record} onClose={() => setDialog(null)} />}
      {dialog && dialog !== 'contacts' && (
        <AgreementDialog
          kind={dialog}
          record={record}
          agreement={agreement}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

const primary: ReadonlySet<string> = new Set(['agreement-propose', 'agreement-sign']);
/** In these states somebody may wait for what was asked under it. */
const binding: ReadonlySet<AgreementRecord['state']> = new Set(['active', 'suspended']);
const alwaysShown: Partial<Record<AgreementRecord['state'], readonly string[]>> = {
  proposed: ['agreement-sign'],
  active: ['agreement-suspend', 'agreement-renew', 'agreement-terminate'],
  suspended: ['agreement-resume', 'agreement-terminate'],
};

/** "CERT-PH and CERT-SG may exchange up to TLP:AMBER for mutual response, until 14 Mar 2028." */
function InOneSentence({ record }: { record: AgreementRecord }) {
  const { t, i18n } = useTranslation();
  const organizations = useOrganizations();
  const listed = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <p className="agreement-sentence">
      {t('agreement.sentence', {
        parties: listed.format(record.parties.map(organizations.name)),
        ceiling: record.ceiling,
        scopes: listed.format(record.scopes.map((scope) => t(`scope.${scope}`))),
        until: date(record.effectiveUntil),
      })}{' '}
      <TlpBadge tlp={record.ceiling} />
    </p>
  );
}

function Suspension({ by, reason, since }: { by: string; reason: string; since: string }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <p className="agreement-note soon">
      {t('agreement.suspendedBy', {
        who: organizations.name(by),
        time: dateAndTime(since),
        reason,
      })}
    </p>
  );
}

function RenewalNotice({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const by = renewalNoticeBy(agreement);
  if (!by) return null;
  return (
    <p className="agreement-note dim">
      {t('agreement.noticeTerm', { count: agreement.renewalNoticeDays, date: date(by) })}
    </p>
  );
}

function EndWarning({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const due = useEnding().find(({ agreement: { id } }) => id === agreement.id);
  if (!due) return null;
  return (
    <p className="agreement-note">
      <WarningMark {...due} />{' '}
      {due.by === endOf(agreement) &&
        t(agreement.termination ? 'agreement.warningOfNotice' : 'agreement.warningMeans')}
    </p>
  );
}

function Ending({ record: { termination } }: { record: AgreementRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  if (!termination) return null;
  const { by, reason, effectiveAt } = termination;
  return (
    <p className="agreement-note soon">
      {t('agreement.terminatedBy', { who: organizations.name(by), time: date(effectiveAt), reason })}
    </p>
  );
}

function Signatures({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <section className="panel">
      <h2>
        {t('agreement.signatures')}{' '}
        <span className="small dim">
          {t('agreement.signedBy', { n: agreement.signatures.length, of: agreement.parties.length })}
        </span>
      </h2>
      <ul className="rows">
        {agreement.parties.map((party) => {
          const signature = agreement.signatures.find((one) => one.party === party);
          return (
            <li key={party} className="agreement-line">
              <CountryChip organization={organizations.get(party)} tone={signature ? 'plain' : 'waiting'} />
              <span className="agreement-signature">
                <span className="strong">{organizations.name(party)}</span>
                {signature?.evidence && <span className="small dim">{signature.evidence}</span>}
                {signature?.recordedBy && (
                  <span className="small faint">
                    {t('agreement.recordedBy', { who: organizations.name(signature.recordedBy) })}
                  </span>
                )}
              </span>
              <span className="end small dim">
                {signature ? (
                  <>
                    {t('agreement.signedOn')} <DateOf at={signature.at} />
                    {signature.evidence && ` · ${t('agreement.onPaper')}`}
                  </>
                ) : (
                  t('agreement.notSigned')
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function CasesUnder({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const cases = useAffectedCases(agreement);
  return (
    <section className="panel">
      <h2>{t('agreement.casesUnder', { n: cases.length })}</h2>
      {cases.length === 0 && <p className="agreement-line small dim">{t('agreement.noCases')}</p>}
      <ul className="rows">
        {cases.slice(0, 8).map(({ id, reference, view }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} className="row-link">
              <SeverityMark severity={view.severity} bare />
              <span className="cut">{view.title}</span>
              <span className="end mono faint small nowrap">{reference}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ record }: { record: AgreementRecord }) {
  const { t } = useTranslation();
  const { data } = useQuery(recentQuery);
  const events = (data ?? []).filter(
    ({ event }) => event.stream.kind === 'agreement' && event.stream.id === record.id,
  );
  if (events.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('agreement.history')}</h2>
      <ul className="rows">
        {[...events].reverse().map((entry) => (
          <li key={entry.number} className="agreement-line">
            <span className="small">
              <Sentence entry={entry} />
            </span>
            <span className="end small faint">
              <DateOf at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
