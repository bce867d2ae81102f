import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { CountryChip } from '../../ui/marks.js';
import { Failed } from '../../ui/states.js';
import { DateOf } from '../../ui/time.js';
import { publicationDisclosuresQuery } from './queries.js';

/** For the publisher: who has read the edition that stands, and to whom it was given on what basis. */
export function Told({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <aside className="publication-side">
      <section className="panel" aria-label={t('publication.acknowledgedBy')}>
        <h2>{t('publication.acknowledgedBy')}</h2>
        {record.acknowledged.length === 0 && (
          <p className="publication-line small dim">{t('publication.nobodyAcknowledged')}</p>
        )}
        <ul>
          {record.acknowledged.map(({ organization, at, edition }) => (
            <li key={`${organization} ${edition}`} className="publication-line">
              <CountryChip organization={organizations.get(organization)} />
              {organizations.name(organization)}
              <span className="small faint end">
                {edition !== record.edition && `${t('publication.earlierEdition')} · `}
                <DateOf at={at} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Given record={record} />
    </aside>
  );
}

function Given({ record: { id, edition } }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const agreements = useAgreements();
  const { data, error } = useQuery(publicationDisclosuresQuery(id));
  const given = data?.filter(({ eventId }) => eventId === edition) ?? [];
  return (
    <section className="panel" aria-label={t('publication.disclosedTo')}>
      <h2>{t('publication.disclosedTo')}</h2>
      {error && <Failed error={error} />}
      {data && given.length === 0 && (
        <p className="publication-line small dim">{t('publication.nobodyGiven')}</p>
      )}
      <ul>
        {given.map(({ organization, basis, agreementId, at }) => (
          <li key={organization} className="publication-line">
            <CountryChip organization={organizations.get(organization)} />
            <span>
              {organizations.name(organization)}
              <span className="small faint publication-basis">
                {t(`basis.${basis}`, {
                  title: agreements.find((one) => one.id === agreementId)?.title ?? '',
                })}
              </span>
            </span>
            <span className="small faint end">
              <DateOf at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
