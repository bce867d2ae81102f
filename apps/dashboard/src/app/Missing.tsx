import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/states.js';

export function Missing() {
  const { t } = useTranslation();
  return (
    <Empty page icon="search" title={t('state.noPage')}>
      <Link to="/">{t('nav.operations')}</Link>
    </Empty>
  );
}
