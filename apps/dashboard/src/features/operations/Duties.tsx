import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dutiesQuery, useOrganizations } from '../../api/reading.js';
import type { DutyItem } from '../../api/shapes.js';
import { Countdown, urgencyOf, useNow } from '../../ui/time.js';

const shown = 6;

/** What is due, the nearest first. */
export function Duties() {
  const { t } = useTranslation();
  const { data } = useQuery(dutiesQuery);
  const [all, setAll] = useState(false);
  const present = useNow();
  if (!data || data.length === 0) return null;
  const visible = nearestFirst(data).slice(0, all ? undefined : shown);
  return (
    <section className={`duties ${all ? 'all' : ''}`} aria-label={t('duties.title')}>
      {visible.map((duty, index) => (
        <DutyLink key={`${duty.kind} ${duty.itemId ?? duty.caseId ?? duty.agreementId ?? index}`} duty={duty}>
          <div className={`duty ${duty.dueAt ? urgencyOf(duty.dueAt, present) : 'calm'}`}>
            <b>{duty.dueAt ? <Countdown to={duty.dueAt} /> : t('duties.open')}</b>
            <DutyText duty={duty} />
          </div>
        </DutyLink>
      ))}
      {data.length > shown && (
        <button
          type="button"
          className="text-button duties-all"
          onClick={() => setAll(!all)}
          aria-expanded={all}
        >
          {all ? t('duties.fewer') : t('duties.all', { n: data.length })}
        </button>
      )}
    </section>
  );
}

/** What has no deadline, an invitation, must not take the place of what has one. */
function nearestFirst(duties: readonly DutyItem[]): DutyItem[] {
  const due = ({ dueAt }: DutyItem) => (dueAt ? Date.parse(dueAt) : Infinity);
  return duties.toSorted((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b)));
}

function DutyText({ duty }: { duty: DutyItem }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const { kind, organization, reference, title } = duty;
  // Null for an invitation, and where only an answer to the request, or a move of the task, reached this organisation.
  const label = duty.label ?? '';
  const who = organization ? organizations.name(organization) : '';
  const what = {
    clock: () => t(`duty.${label}`, { defaultValue: label }),
    'request-to-us': () => t('duties.toUs', { kind: t(`assistance.${label}`, { defaultValue: label }), who }),
    'request-by-us': () => t('duties.byUs', { kind: t(`assistance.${label}`, { defaultValue: label }), who }),
    task: () => label || t('case.taskUnseen'),
    invitation: () => t('duties.invitation', { who }),
    'agreement-ending': () => t('duties.ending', { title: title ?? label }),
    'renewal-notice': () => t('duties.notice', { title: title ?? label }),
  }[kind]();
  return (
    <>
      <span className="cut" dir="auto">
        {what}
      </span>
      <span className="cut faint">
        {kind === 'task' ? `${t('duties.task')} · ${reference ?? ''}` : (reference ?? '')}
      </span>
    </>
  );
}

function DutyLink({ duty, children }: { duty: DutyItem; children: ReactNode }) {
  if (duty.caseId)
    return (
      <Link to="/cases/$id" params={{ id: duty.caseId }} className="duty-link">
        {children}
      </Link>
    );
  return (
    <Link to="/agreements/$id" params={{ id: duty.agreementId ?? '' }} className="duty-link">
      {children}
    </Link>
  );
}
