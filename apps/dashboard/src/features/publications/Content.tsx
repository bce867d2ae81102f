import type { PublicationContent } from '@entente/domain';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations, type Directory } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { classificationTexts } from '../../ui/classification.js';
import { Markdown } from '../../ui/Markdown.js';
import { SeverityMark } from '../../ui/marks.js';
import { DateOf } from '../../ui/time.js';
import { AskForOffer } from './AskForOffer.js';
import { IndicatorList } from './IndicatorList.js';
import { Matches } from './Matches.js';
import { Milestones } from './Milestones.js';
import { NotOpen } from './NotOpen.js';
import { sectorName } from '../../ui/sector-name.js';
import { listed } from '../../ui/listed.js';

/** The text of a publication, and what its kind says beside it. */
export function Content({
  record,
  past = false,
}: {
  record: PublicationRecord;
  /** An edition that does not stand any more: nothing is asked on the strength of it. */
  past?: boolean;
}) {
  const { t } = useTranslation();
  const { organization: us } = useSession();
  const organizations = useOrganizations();
  const { content } = record;
  const facts = [...commonFacts(content, t), ...factsOf(content, t, organizations)].filter(
    ([, value]) => value !== '' && value !== undefined,
  );
  return (
    <section className={past ? undefined : 'panel'} aria-label={t('field.text')}>
      <div className="publication-text" lang={content.language}>
        <Markdown text={content.text} />
      </div>
      {facts.length > 0 && (
        <dl className="publication-fields">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="small faint">{t(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {content.kind === 'bulletin' && content.indicators.length > 0 && (
        <>
          <h2>
            {t('case.indicators')} · {content.indicators.length}
          </h2>
          <IndicatorList indicators={content.indicators} />
        </>
      )}
      {content.kind === 'project' && (
        <>
          <h2>{t('publication.milestones')}</h2>
          <Milestones milestones={content.milestones} />
        </>
      )}
      {content.kind === 'need' && !past && (
        <>
          {record.publisher !== us.id && <NotOpen of={record} />}
          <Matches need={content} />
        </>
      )}
      {content.kind === 'offer' && !past && record.publisher !== us.id && (
        <>
          <NotOpen of={record} />
          <p className="publication-line">
            <AskForOffer offer={record} />
          </p>
        </>
      )}
    </section>
  );
}

type Fact = [label: string, value: ReactNode];

function commonFacts({ validUntil, tags, language }: PublicationContent, t: TFunction): Fact[] {
  return [
    ['publication.validUntil', validUntil && <DateOf at={validUntil} />],
    ['publication.tags', tags.join(', ')],
    ['settings.language', language && t(`languageName.${language}`, { defaultValue: language })],
  ];
}

function factsOf(content: PublicationContent, t: TFunction, { name }: Directory): Fact[] {
  switch (content.kind) {
    case 'bulletin':
      return [
        [
          'field.classification',
          content.classification && classificationTexts(content.classification, t).label,
        ],
        ['field.severity', content.severity && <SeverityMark severity={content.severity} />],
        ['publication.products', content.products.join(', ')],
      ];
    case 'policy':
      return [
        ['publication.jurisdiction', content.jurisdiction],
        ['publication.policyStatus', t(`publication.policyStatus.${content.status}`)],
        ['publication.link', content.link && <Web href={content.link} />],
      ];
    case 'practice':
      return [['publication.link', content.link && <Web href={content.link} />]];
    case 'technology':
      return [
        ['publication.maturity', String(content.maturity)],
        ['publication.licence', content.licence],
        ['publication.contact', content.contact],
      ];
    case 'need':
    case 'offer':
      return [
        ['publication.assistance', t(`assistance.${content.assistance}`)],
        ['field.sectors', listed(content.sectors.map((id) => sectorName(id, t)))],
        ['publication.languages', content.languages.join(', ')],
        ...(content.kind === 'offer'
          ? ([
              ['publication.hours', content.hoursToDeploy?.toString()],
              ['publication.capacity', content.capacity],
            ] satisfies Fact[])
          : []),
      ];
    case 'project':
      return [
        ['field.parties', content.parties.map(name).join(', ')],
        ['publication.goals', content.goals],
        ['publication.budget', content.budget],
        [
          'publication.deliverables',
          content.deliverables.length === 0 ? undefined : (
            <ul>
              {content.deliverables.map(({ title, link }) => (
                <li key={title}>{link ? <Web href={link}>{title}</Web> : title}</li>
              ))}
            </ul>
          ),
        ],
      ];
  }
}

function Web({ href, children = href }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
