import { Menu, Tooltip } from '@mantine/core';
import {
  caseStatuses,
  narrower,
  statusTransitions,
  tlpColours,
  tlpMeanings,
  type CaseStatus,
} from '@entente/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../ui/actions.js';
import { ActionButton } from '../../ui/actions.js';
import { Icon } from '../../ui/Icon.js';
import { classificationTexts } from '../../ui/classification.js';
import { SeverityMark } from '../../ui/marks.js';
import { TimeAgo } from '../../ui/time.js';
import { nextStep, otherSteps } from './actions.js';
import { usePrinting } from '../../ui/printing.js';
import { useCase } from './case-context.js';
import { Presence } from './Presence.js';
import { listed } from '../../ui/listed.js';

/** Marking first, then what it is, how it stands, and what to do next. */
export function CaseHead({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation();
  const { view } = useCase();
  return (
    <header className="case-head-block">
      <Band />
      <div className="case-title-row">
        <Link to="/cases" className="case-back" aria-label={t('nav.cases')}>
          ‹
        </Link>
        <h1>{view.title || t('case.untitled')}</h1>
        <span className="case-reference mono">{view.reference}</span>
        <span className="case-acts">
          <Presence />
          <Acts actions={actions} />
        </span>
      </div>
      <div className="case-meta">
        <Facts />
        <Steps />
      </div>
    </header>
  );
}

function Band() {
  const { t } = useTranslation();
  const { view, entries, agreements, acting } = useCase();
  // A sheet of paper is handled as the strictest of what may stand on it.
  const tlp = usePrinting()
    ? entries.reduce((strictest, { event }) => narrower(strictest, event.marking.tlp), view.tlp)
    : view.tlp;
  const terms = agreements.find(
    ({ parties, handlingTerms }) =>
      handlingTerms && parties.includes(acting.by) && parties.includes(view.lead) && view.lead !== acting.by,
  );
  return (
    <p className="band">
      <b style={{ color: tlpColours[tlp] }}>
        {tlp}
        {view.pap && ` ${view.pap}`}
      </b>
      <span>
        {t(`tlp.${tlp.slice(4)}`, { defaultValue: tlpMeanings[tlp] })}
        {terms && ` ${t('case.handlingTerms', { title: terms.title })}`}
      </span>
    </p>
  );
}

function Acts({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation();
  const { view } = useCase();
  const named = (id: string) => actions.find((action) => action.id === id);
  const next = named('case-next-step');
  const escalate = named('case-escalate');
  const inMenu = actions.filter(({ id }) => menuActions.has(id));
  return (
    <>
      {escalate && <ActionButton action={escalate} />}
      {next && (
        <ActionButton
          action={next}
          primary
          label={t(view.status === 'closed' ? 'step.reopen' : `step.${nextStep[view.status]}`)}
        />
      )}
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <button type="button" className="icon-button more-button" aria-label={t('case.moreActions')}>
            <Icon name="more" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <OtherSteps />
          {inMenu.map((action) => (
            <MenuAction key={action.id} action={action} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const menuActions: ReadonlySet<string> = new Set([
  ...['case-edit', 'case-invite', 'case-ask', 'case-indicators', 'case-task', 'case-clock', 'case-handover'],
  ...[
    'case-withdraw-handover',
    'case-withdraw',
    'case-bulletin',
    'case-report',
    'case-archive',
    'case-copy-link',
    'case-print',
  ],
]);

function OtherSteps() {
  const { t } = useTranslation();
  const { view, open, acting, past } = useCase();
  const barred = past || view.lead !== acting.by;
  return otherSteps(view.status).map((to) => (
    <Menu.Item
      key={to}
      leftSection={<Icon name="flag" size={14} />}
      disabled={barred}
      onClick={() => open({ kind: 'status', to })}
    >
      {t(`step.${to}`)}
    </Menu.Item>
  ));
}

export function MenuAction({ action }: { action: Action }) {
  const { label, icon, refusal } = action;
  return (
    <Menu.Item
      leftSection={<Icon name={icon} size={14} />}
      onClick={action.perform}
      disabled={refusal !== null}
      {...(refusal !== null && { 'data-why': refusal })}
    >
      {label}
      {refusal !== null && <span className="menu-why">{refusal}</span>}
    </Menu.Item>
  );
}

function Facts() {
  const { t } = useTranslation();
  const { view, organizations } = useCase();
  const kind = classificationTexts(view.classification, t);
  return (
    <>
      <SeverityMark severity={view.severity} />
      <span className="case-escalation">
        {t('case.escalation')} <b>{t(`escalation.${view.escalation}`)}</b>
      </span>
      <span title={kind.description}>
        {kind.classLabel} / <b>{kind.label}</b>
      </span>
      <span className="case-lead">
        {t('participation.lead')} <b>{organizations.name(view.lead)}</b>
      </span>
      {view.openedAt && (
        <span className="case-age">
          {t('case.open')}{' '}
          <b>
            <TimeAgo at={view.openedAt} />
          </b>
        </span>
      )}
    </>
  );
}

/** The path of a case; the steps that are allowed from here can be taken here, the others say why not. */
function Steps() {
  const { t } = useTranslation();
  const { view, open, acting, organizations, past } = useCase();
  const at = caseStatuses.indexOf(view.status);
  const allowed: readonly CaseStatus[] = statusTransitions[view.status];
  return (
    <ol className="steps" aria-label={t('case.statusPath')}>
      {caseStatuses
        .filter((status) => status !== 'new')
        .map((status, index) => {
          const here = status === view.status;
          const why = past
            ? t('refusal.past')
            : view.lead !== acting.by
              ? t('refusal.leadOnly', { lead: organizations.name(view.lead) })
              : allowed.includes(status)
                ? null
                : t('refusal.step', {
                    from: t(`status.${view.status}`),
                    to: listed(allowed.map((to) => t(`status.${to}`))),
                  });
          return (
            <li
              key={status}
              className={here ? 'now' : index + 1 < at ? 'done' : ''}
              aria-current={here ? 'step' : undefined}
            >
              {here ? (
                t(`status.${status}`)
              ) : (
                <Tooltip label={why ?? t(`step.${status}`)}>
                  <button
                    type="button"
                    aria-disabled={why !== null}
                    onClick={() => {
                      if (why === null) open({ kind: 'status', to: status });
                    }}
                  >
                    {t(`status.${status}`)}
                    {why !== null && <span className="unseen">. {why}</span>}
                  </button>
                </Tooltip>
              )}
            </li>
          );
        })}
    </ol>
  );
}
