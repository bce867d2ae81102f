import { placeName } from '@entente/domain';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.js';
import { later } from '../../ui/later.js';
import { CountryChip } from '../../ui/marks.js';
import { countriesOf, type Partner } from './cooperation.js';
import { CooperationMark } from './CooperationMark.js';

const WorldMap = lazy(later(async () => ({ default: (await import('../../ui/WorldMap.js')).WorldMap })));

/** The state of cooperation by country: as a map, and beside it the same as a table. */
export function CooperationMap({ partners }: { partners: readonly Partner[] }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const countries = useMemo(() => countriesOf(partners), [partners]);
  const navigate = useNavigate();
  const marks = new Map([
    [organization.country, 'home'],
    ...countries.map(({ code, cooperation }) => [code, cooperation] as const),
  ]);
  const wayTo = (code: string) => {
    const country = countries.find((one) => one.code === code);
    return (
      country && {
        title: `${placeName(code, i18n.language)}: ${t(`cooperation.${country.cooperation}`)}`,
        go: () => void navigate({ to: '/partners/countries/$code', params: { code } }),
      }
    );
  };
  return (
    <section className="panel cooperation-map" aria-label={t('cooperation.title')}>
      <div className="map">
        <Suspense fallback={<div className="map-space" />}>
          <WorldMap home={organization.country} marks={marks} wayTo={wayTo} />
        </Suspense>
      </div>
      <div className="cooperation-table" tabIndex={0} role="group" aria-label={t('cooperation.title')}>
        <table className="table">
          <caption className="unseen">{t('cooperation.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('field.country')}</th>
              <th scope="col">{t('cooperation.organizations')}</th>
              <th scope="col">{t('field.state')}</th>
            </tr>
          </thead>
          <tbody>
            {countries.map(({ code, partners: all, cooperation }) => (
              <tr key={code}>
                <td>
                  <CountryChip code={code} />{' '}
                  <Link to="/partners/countries/$code" params={{ code }}>
                    {placeName(code, i18n.language)}
                  </Link>
                </td>
                <td>
                  {all.map(({ organization: one }, place) => (
                    <span key={one.id}>
                      {place > 0 && ', '}
                      <Link to="/partners/$id" params={{ id: one.id }}>
                        {one.shortName}
                      </Link>
                    </span>
                  ))}
                </td>
                <td>
                  <CooperationMark cooperation={cooperation} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
