import { tlps, type AgreementId } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exchangeQuery, useOrganizations } from '../../api/reading.js';
import type { ExchangedItem, ExchangeFigure } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { CountryChip, TlpBadge } from '../../ui/marks.js';
import { Failed, Loading } from '../../ui/states.js';
import { month, TimeAgo } from '../../ui/time.js';
import { monthsOf } from './figures.js';

const atFirst = 8;

/** What the parties gave us under it and we them: counted by month and marking, and the last of it. */
export function Exchanged({ id }: { id: AgreementId }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data, isPending, error, refetch } = useQuery({
    ...exchangeQuery(id),
    enabled: may(session, 'readBook'),
  });
  if (!may(session, 'readBook')) return null;
  return (
    <section className="panel exchanged">
      <h2>{t('agreement.exchanged')}</h2>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && (
        <p className="agreement-line small dim">{t('agreement.nothingExchanged')}</p>
      )}
      {data && data.items.length > 0 && (
        <>
          <Figures figures={data.figures} />
          <Latest {...data} />
        </>
      )}
    </section>
  );
}

function Figures({ figures }: { figures: readonly ExchangeFigure[] }) {
  const { t, i18n } = useTranslation();
  const shown = tlps.filter((tlp) => figures.some((figure) => figure.tlp === tlp));
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className="exchange-table">
      <table className="table">
        <caption className="small dim">{t('agreement.givenReceived')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement.month')}</th>
            {shown.map((tlp) => (
              <th key={tlp} scope="col">
                <TlpBadge tlp={tlp} />
              </th>
            ))}
            <th scope="col">{t('agreement.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {monthsOf(figures).map(({ month: each, sum, by }) => (
            <tr key={each}>
              <th scope="row">{month(`${each}-01T00:00:00.000Z`)}</th>
              {[...shown.map((tlp) => by.get(tlp)), sum].map((cell, place) => (
                <td key={place}>
                  {cell ? (
                    <>
                      {number.format(cell.given)}
                      <span className="unseen"> {t('agreement.given')}</span>
                      <span className="faint" aria-hidden="true">
                        {' / '}
                      </span>
                      {number.format(cell.received)}
                      <span className="unseen"> {t('agreement.received')}</span>
                    </>
                  ) : (
                    <span className="faint">–</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Latest({ items, figures }: { items: readonly ExchangedItem[]; figures: readonly ExchangeFigure[] }) {
  const { t } = useTranslation();
  const total = figures.reduce((sum, { given, received }) => sum + given + received, 0);
  const whole = total > items.length ? 'agreement.lastExchanged' : 'case.allIndicators';
  const [all, setAll] = useState(false);
  const visible = all ? items : items.slice(0, atFirst);
  return (
    <>
      <ul className="rows">
        {visible.map((item) => (
          <li key={`${item.eventId} ${item.organization}`}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      {items.length > atFirst && (
        <p className="agreement-line">
          <button type="button" className="text-button" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('case.fewer') : t(whole, { n: items.length })}
          </button>
        </p>
      )}
    </>
  );
}

function Item({ item }: { item: ExchangedItem }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { organization: us } = useSession();
  const { direction, organization, caseId, publicationId, type, tlp, at } = item;
  const given = direction === 'given';
  const target = caseId
    ? ({ to: '/cases/$id', params: { id: caseId } } as const)
    : ({ to: '/publications/$id', params: { id: publicationId ?? '' } } as const);
  return (
    <Link {...target} className="row-link">
      <CountryChip organization={organizations.get(organization)} />
      <span>
        {organizations.name(given ? us.id : organization)}: {t(`eventName.${type}`)}
        {given && (
          <span className="dim"> {t('agreement.toWhom', { who: organizations.name(organization) })}</span>
        )}
      </span>
      <span className="end exchanged-end">
        <TlpBadge tlp={tlp} />
        <span className="small faint nowrap">
          <TimeAgo at={at} />
        </span>
      </span>
    </Link>
  );
}
