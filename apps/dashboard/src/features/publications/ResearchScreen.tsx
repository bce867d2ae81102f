import { useTranslation } from 'react-i18next';
import { useWriteAction } from '../../app/global-actions.js';
import { ActionButton } from '../../ui/actions.js';
import { Milestones } from './Milestones.js';
import { PublicationList } from './PublicationList.js';

const filters = { kind: 'project' };

/** Joint projects, each with its milestones on a line of time. */
export function ResearchScreen() {
  const { t } = useTranslation();
  const write = useWriteAction('project');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.research')}</h1>
        <div className="end">{write && <ActionButton action={write} primary />}</div>
      </div>
      <section className="panel" aria-label={t('nav.research')}>
        <PublicationList
          icon="research"
          filters={filters}
          act={write && <ActionButton action={write} />}
          below={({ content }) =>
            content.kind === 'project' && <Milestones milestones={content.milestones} />
          }
        />
      </section>
    </div>
  );
}
