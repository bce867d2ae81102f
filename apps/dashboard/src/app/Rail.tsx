import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { dutiesQuery, summaryQuery } from '../api/reading.js';
import { later } from '../ui/later.js';
import { Icon, Logo, type IconName } from '../ui/Icon.js';
import { useUnseen } from '../features/inbox/unseen.js';
import { may, useSession } from './session.js';

const PersonalMenu = lazy(later(async () => ({ default: (await import('./PersonalMenu.js')).PersonalMenu })));

interface Place {
  to: NonNullable<LinkProps['to']>;
  label: string;
  icon: IconName;
  count?: number | undefined;
  exact?: boolean;
}

function usePlaces(): { work: Place[]; cooperation: Place[]; oversight: Place[] } {
  const session = useSession();
  const { data: summary } = useQuery(summaryQuery);
  const { data: duties } = useQuery(dutiesQuery);
  const unseen = useUnseen().size;
  const asked = duties?.filter(({ kind }) => kind === 'request-to-us').length;
  return {
    work: !may(session, 'readBook')
      ? []
      : [
          { to: '/', label: 'nav.operations', icon: 'operations', count: summary?.open, exact: true },
          { to: '/cases', label: 'nav.cases', icon: 'cases', count: summary?.all },
          { to: '/inbox', label: 'nav.inbox', icon: 'inbox', count: unseen },
          { to: '/requests', label: 'nav.requests', icon: 'requests', count: asked },
        ],
    cooperation: [
      ...(may(session, 'readBook')
        ? ([
            { to: '/exchange', label: 'nav.exchange', icon: 'exchange' },
            { to: '/capabilities', label: 'nav.capabilities', icon: 'capabilities' },
            { to: '/research', label: 'nav.research', icon: 'research' },
          ] as const)
        : []),
      { to: '/agreements', label: 'nav.agreements', icon: 'agreements' },
      { to: '/partners', label: 'nav.partners', icon: 'partners' },
      { to: '/disclosures', label: 'nav.disclosures', icon: 'disclosures' },
    ],
    oversight: [
      ...(may(session, 'seePosture')
        ? [{ to: '/posture', label: 'nav.posture', icon: 'posture' } as const]
        : []),
      ...(may(session, 'seeReports')
        ? [{ to: '/reports', label: 'nav.reports', icon: 'print' } as const]
        : []),
      ...(may(session, 'administer')
        ? [{ to: '/administration', label: 'nav.administration', icon: 'administration' } as const]
        : []),
    ],
  };
}

export function Rail() {
  const { t } = useTranslation();
  const { work, cooperation, oversight } = usePlaces();
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      <Link to="/" className="brand" aria-label={t('nav.home')}>
        <Logo />
        <span>Entente</span>
      </Link>
      {work.map(place)}
      <h2>{t('nav.cooperation')}</h2>
      {cooperation.map(place)}
      {oversight.length > 0 && <h2>{t('nav.oversight')}</h2>}
      {oversight.map(place)}
      <Suspense fallback={<span className="me" />}>
        <PersonalMenu />
      </Suspense>
    </nav>
  );
}

function place(one: Place) {
  return <RailLink key={one.to} {...one} />;
}

function RailLink({ to, label, icon, count, exact = false }: Place) {
  const { t, i18n } = useTranslation();
  const name = t(label);
  return (
    <Link
      to={to}
      className="rail-link"
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      title={name}
    >
      <Icon name={icon} />
      <span className="rail-label">{name}</span>
      {count !== undefined && count > 0 && (
        <span className="rail-count">{count.toLocaleString(i18n.language)}</span>
      )}
    </Link>
  );
}

/** On a phone: the four places of the work, and the rest behind one. */
export function BottomBar() {
  const { t } = useTranslation();
  const { work, cooperation, oversight } = usePlaces();
  return (
    <nav className="bottom-bar" aria-label={t('nav.label')}>
      {work.map(({ to, label, icon, count, exact = false }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <span className="bottom-icon">
            <Icon name={icon} size={19} />
            {to === '/inbox' && count !== undefined && count > 0 && <i className="dot" />}
          </span>
          {t(label)}
        </Link>
      ))}
      <Suspense fallback={<span className="bottom-more" />}>
        <PersonalMenu
          compact
          places={[...cooperation, ...oversight].map(({ to, label, icon }) => ({ to, label, icon }))}
        />
      </Suspense>
    </nav>
  );
}
