import type { ContentOf } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { date, DateOf, useNow } from '../../ui/time.js';

type Milestone = ContentOf<'project'>['milestones'][number];

export function isOverdue({ dueAt, state }: Milestone, present: number): boolean {
  return Date.parse(dueAt) < present && (state === 'planned' || state === 'in-progress');
}

/** The milestones on a line of time with today on it, and the same as a list for who reads. */
export function Milestones({ milestones }: { milestones: readonly Milestone[] }) {
  const { t } = useTranslation();
  const present = useNow(60_000);
  if (milestones.length === 0)
    return <p className="small dim publication-line">{t('publication.noMilestones')}</p>;
  const sorted = [...milestones].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const moments = [...sorted.map(({ dueAt }) => Date.parse(dueAt)), present];
  const [from, until] = [Math.min(...moments), Math.max(...moments)];
  const placeOf = (moment: number) => `${4 + (92 * (moment - from)) / Math.max(1, until - from)}%`;
  return (
    <div className="milestones">
      <div className="milestone-line" aria-hidden="true">
        {sorted.map((one, index) => (
          <i
            key={index}
            data-state={isOverdue(one, present) ? 'overdue' : one.state}
            style={{ insetInlineStart: placeOf(Date.parse(one.dueAt)) }}
            title={`${one.title}, ${date(one.dueAt)}`}
          />
        ))}
        <b style={{ insetInlineStart: placeOf(present) }}>
          <span>{t('publication.today')}</span>
        </b>
      </div>
      <ol>
        {sorted.map((one, index) => (
          <li key={index}>
            <span className="milestone-title">{one.title}</span>
            <span className="small dim">{t(`publication.milestoneState.${one.state}`)}</span>
            <span className={`small ${isOverdue(one, present) ? 'late strong' : 'faint'}`}>
              <DateOf at={one.dueAt} />
              {isOverdue(one, present) && ` · ${t('publication.overdue')}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
