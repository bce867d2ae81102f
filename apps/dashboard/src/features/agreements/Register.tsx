import { endOf, expiryWarning, warnedOf, type Agreement } from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asAgreement, useAgreements, useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { DateOf, useNow } from '../../ui/time.js';
import { axisOf, barOf, shareOf, type Axis } from './registered.js';
import { StateMark } from './State.js';
import { WarningMark } from './Warning.js';
import { listed } from '../../ui/listed.js';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A row an agreement: what it says in words and dates, and beside them the same term as a bar on one time line. */
export function Register({ agreements }: { agreements: readonly AgreementRecord[] }) {
  const { t } = useTranslation();
  const present = useNow(60_000);
  const papers = useMemo(
    () => agreements.map((record) => ({ record, paper: asAgreement(record) })),
    [agreements],
  );
  const axis = useMemo(() => axisOf(agreements.map(asAgreement), present), [agreements, present]);
  return (
    <table className="table stacks register">
      <thead>
        <tr>
          <th scope="col">{t('field.title')}</th>
          <th scope="col">{t('field.state')}</th>
          <th scope="col" className="register-axis">
            <span className="unseen">{t('agreement.term')}</span>
            <div aria-hidden="true">
              {axis.years.map(({ year, share }) => (
                <span key={year} style={{ insetInlineStart: percent(share) }}>
                  {year}
                </span>
              ))}
            </div>
          </th>
          <th scope="col">{t('field.until')}</th>
        </tr>
      </thead>
      <tbody>
        {papers.map(({ record, paper }) => (
          <Row key={record.id} record={record} paper={paper} axis={axis} present={present} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  record,
  paper,
  axis,
  present,
}: {
  record: AgreementRecord;
  paper: Agreement;
  axis: Axis;
  present: number;
}) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const register = useAgreements();
  const at = new Date(present).toISOString();
  const warning = expiryWarning(paper, at, register);
  const { start, length } = barOf(axis, paper);
  return (
    <tr className="agreement-row">
      <td>
        <Link to="/agreements/$id" params={{ id: record.id }} className="row-title">
          {record.title}
        </Link>
        <span className="who register-parties">
          {record.parties.map((party) => (
            <CountryChip key={party} organization={organizations.get(party)} />
          ))}
        </span>
        <span className="small faint">
          {t(`agreementKind.${record.kind}`)} · {listed(record.scopes.map((scope) => t(`scope.${scope}`)))}
        </span>
      </td>
      <td className="register-state">
        <StateMark state={record.state} />
        {record.state === 'proposed' && (
          <span className="small dim register-line">
            {t('agreement.signedBy', { n: record.signatures.length, of: record.parties.length })}
          </span>
        )}
        <span className="register-line">
          <span className="unseen">{t('field.ceiling')} </span>
          <TlpBadge tlp={record.ceiling} />
        </span>
      </td>
      <td className="register-term" aria-hidden="true">
        <b style={{ insetInlineStart: percent(shareOf(axis, present)) }} />
        <div className="register-bar">
          <i
            className={record.state}
            style={{ insetInlineStart: percent(start), inlineSize: percent(length) }}
          />
        </div>
      </td>
      <td>
        <DateOf at={endOf(paper)} />
        <span className="small faint register-line">
          {t('agreement.termFrom')} <DateOf at={record.effectiveFrom} />
        </span>
        {warning && (
          <span className="register-line">
            <WarningMark agreement={paper} warning={warning} by={warnedOf(paper, at)} />
          </span>
        )}
      </td>
    </tr>
  );
}
