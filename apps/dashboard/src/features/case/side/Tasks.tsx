import { Menu } from '@mantine/core';
import { openTaskStates, taskTransitions, type Task, type TaskState } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { may } from '../../../app/session.js';
import type { Action } from '../../../ui/actions.js';
import { Icon } from '../../../ui/Icon.js';
import { CountryChip } from '../../../ui/marks.js';
import { Countdown } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { useCaseWrite } from '../writing.js';
import { Section } from './Section.js';

export function Tasks({ assign }: { assign: Action | undefined }) {
  const { t } = useTranslation();
  const { view } = useCase();
  const tasks = view.tasks.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  return (
    <Section name="more" title={t('case.tasks')} action={assign} label={t('action.assignShort')}>
      {view.tasks.length === 0 && <p className="small faint">{t('case.noTasks')}</p>}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
    </Section>
  );
}

function isOver({ state }: Task): boolean {
  return !openTaskStates.has(state);
}

function TaskRow({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { organizations, acting, past, session, record } = useCase();
  const { mutate } = useCaseWrite(record.id);
  const { title, assignee, author, state, dueAt } = task;
  const next: readonly TaskState[] = taskTransitions[state];
  const possible =
    assignee === acting.by ? next : next.filter((to) => author === acting.by && to === 'cancelled');
  const mayMove = !past && may(session, 'respond') && possible.length > 0;
  const word = t(`task.${state}`);
  return (
    <li className="side-row">
      <CountryChip organization={organizations.get(assignee)} />
      <span className={`wraps ${isOver(task) ? 'faint' : ''}`}>{title ?? t('case.taskUnseen')}</span>
      <span className="end small">{dueAt && !isOver(task) && <Countdown to={dueAt} />}</span>
      {mayMove ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <button type="button" className="text-button">
              {word} <Icon name="down" size={11} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {possible.map((to) => (
              <Menu.Item
                key={to}
                onClick={() => mutate({ path: `tasks/${task.id}/state`, body: { state: to } })}
              >
                {t(`task.${to}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span className="small dim">{word}</span>
      )}
    </li>
  );
}
