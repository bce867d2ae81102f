import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from './states.js';

/** A page that needs a role which one does not have: which, whom to ask, and where one may go instead. */
export function Barred({
  why,
  to,
  back,
}: {
  why: string;
  to: '/' | '/cases' | '/agreements' | '/exchange';
  back: string;
}) {
  const { t } = useTranslation();
  return (
    <Empty page icon="lock" title={why}>
      <p>{t('state.barredHelp')}</p>
      <Link to={to}>{back}</Link>
    </Empty>
  );
}
