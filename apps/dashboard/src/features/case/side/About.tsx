import { placeName } from '@entente/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sectorName } from '../../../ui/sector-name.js';
import { DateOf } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';
import { listed } from '../../../ui/listed.js';

/** The rest of the header: where, whom, since when, and where else it is written about. */
export function About() {
  const { t, i18n } = useTranslation();
  const { view } = useCase();
  const countries = view.affectedCountries.map((one) => placeName(one, i18n.language));
  return (
    <Section name="more" title={t('case.about')}>
      <dl className="facts">
        <Fact name={t('field.affectedCountries')}>{listed(countries)}</Fact>
        <Fact name={t('field.sectors')}>{listed(view.sectors.map((one) => sectorName(one, t)))}</Fact>
        <Fact name={t('field.occurredAt')}>{view.occurredAt && <DateOf at={view.occurredAt} />}</Fact>
        <Fact name={t('field.detectedAt')}>{view.detectedAt && <DateOf at={view.detectedAt} />}</Fact>
        <Fact name={t('field.openedAt')}>{view.openedAt && <DateOf at={view.openedAt} />}</Fact>
        <Fact name={t('field.disposition')}>{view.disposition && t(`disposition.${view.disposition}`)}</Fact>
        <Fact name={t('field.duplicateOf')}>{view.duplicateOf}</Fact>
      </dl>
      {view.externalReferences.length > 0 && (
        <ul className="references">
          {view.externalReferences.map((one, index) => (
            <li key={index}>
              {one.url ? (
                <a href={one.url} target="_blank" rel="noreferrer noopener" className="cut">
                  {one.source ?? one.url}
                </a>
              ) : (
                <span>{one.source ?? one.externalId}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
