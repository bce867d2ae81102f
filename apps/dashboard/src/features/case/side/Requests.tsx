import { Menu } from '@mantine/core';
import {
  openRequestStates,
  requestTransitions,
  type AssistanceRequest,
  type RequestState,
} from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { may } from '../../../app/session.js';
import type { Action } from '../../../ui/actions.js';
import { Icon } from '../../../ui/Icon.js';
import { plainText } from '../../../ui/Markdown.js';
import { CountryChip } from '../../../ui/marks.js';
import { Countdown } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';

export function Requests({ ask }: { ask: Action | undefined }) {
  const { t } = useTranslation();
  const { view } = useCase();
  const all = [...view.requests].sort(
    (a, b) => Number(openRequestStates.has(b.state)) - Number(openRequestStates.has(a.state)),
  );
  return (
    <Section name="requests" title={t('case.requests')} action={ask} label={t('action.askShort')}>
      {all.length === 0 && <p className="small faint">{t('case.noRequests')}</p>}
      {all.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
    </Section>
  );
}

function RequestCard({ request }: { request: AssistanceRequest }) {
  const { t } = useTranslation();
  const { organizations, page, acting } = useCase();
  const { requester, addressee, kind, dueAt, requestedAt, state } = request;
  const toUs = addressee === acting.by;
  const text = page.requestTexts.get(request.id);
  return (
    <div className="request-card">
      <p className="strong">{kind ? t(`assistance.${kind}`) : t('case.requestUnseen')}</p>
      {text && (
        <p className="small dim request-text" title={plainText(text)}>
          {plainText(text)}
        </p>
      )}
      <p className="request-line">
        <CountryChip organization={organizations.get(toUs ? requester : addressee)} />
        <span>
          {t(toUs ? 'case.requestFrom' : 'case.requestState', {
            who: organizations.name(requester),
            state: t(`request.${state}`),
          })}
        </span>
        <span className="end">
          {dueAt && openRequestStates.has(state) ? <Countdown to={dueAt} from={requestedAt} /> : null}
        </span>
        <RequestMenu request={request} />
      </p>
    </div>
  );
}

type Answer = Exclude<RequestState, 'requested' | 'cancelled'>;

/** What the addressee may answer, or the requester do; the table of the domain, read from one side. */
function RequestMenu({ request }: { request: AssistanceRequest }) {
  const { t } = useTranslation();
  const { acting, open, past, session } = useCase();
  const { id, state, addressee, requester } = request;
  const ours = requester === acting.by;
  const next: readonly RequestState[] = requestTransitions[state];
  const answers = next.filter((to): to is Answer => to !== 'requested' && to !== 'cancelled');
  const possible = addressee === acting.by ? answers : answers.filter((to) => ours && to === 'closed');
  const mayCancel = ours && openRequestStates.has(state);
  if (past || !may(session, 'respond') || (possible.length === 0 && !mayCancel)) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="text-button">
          {t(addressee === acting.by ? 'action.answer' : 'action.change')}
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map((to) => (
          <Menu.Item key={to} onClick={() => open({ kind: 'answer', request: id, state: to })}>
            {t(`answer.${to}`)}
          </Menu.Item>
        ))}
        {mayCancel && (
          <Menu.Item onClick={() => open({ kind: 'cancel-request', request: id })}>
            {t('answer.cancel')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
