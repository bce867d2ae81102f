import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { agreementsQuery, organizationsQuery, summaryQuery } from '../../api/reading.js';
import { Icon } from '../../ui/Icon.js';

/** The first run leads by the hand: partner, agreement, case. Gone when there is a case. */
export function FirstSteps() {
  const { t } = useTranslation();
  const organizations = useQuery(organizationsQuery).data;
  const agreements = useQuery(agreementsQuery).data;
  const summary = useQuery(summaryQuery).data;
  if (!organizations || !agreements || !summary || summary.all > 0) return null;
  const steps = [
    { done: organizations.length > 1, to: '/partners', text: 'firstSteps.partner' },
    { done: agreements.length > 0, to: '/agreements/new', text: 'firstSteps.agreement' },
    { done: false, to: '/cases/new', text: 'firstSteps.case' },
  ] as const;
  const next = steps.findIndex(({ done }) => !done);
  return (
    <section className="first-steps panel" aria-label={t('firstSteps.title')}>
      <h2>{t('firstSteps.title')}</h2>
      <ol>
        {steps.map(({ done, to, text }, index) => (
          <li key={text} className={done ? 'done' : index === next ? 'next' : ''}>
            <span className="step-mark">{done ? <Icon name="check" size={13} /> : index + 1}</span>
            <span>
              <Link to={to}>{t(`${text}.title`)}</Link>
              <span className="small dim">{t(`${text}.help`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
