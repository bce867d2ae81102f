import { isCurrent, isOverdue as isLate, type Agreement } from '@entente/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { Countdown, useNow } from '../../ui/time.js';
import { isOverdue } from '../publications/Milestones.js';
import { publicationsQuery } from '../publications/queries.js';
import { useOpenCasesWith } from './consequences.js';

/**
 * What is late between the parties of what the agreement is about, as our book has it: requests in open cases, milestones of
 * joint projects; the longest overdue first.
 */
export function Overdue({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const requests = useLateRequests(agreement);
  const milestones = useLateMilestones(agreement);
  const late = [...requests, ...milestones].sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));
  return (
    <section className="panel">
      <h2>{t('agreement.overdue', { n: late.length })}</h2>
      {late.length === 0 && <p className="agreement-line small dim">{t('agreement.nothingOverdue')}</p>}
      <ul className="rows">
        {late.map(({ key, to, id, what, of, dueAt }) => (
          <li key={key}>
            <Link to={to} params={{ id }} className="row-link">
              <span>
                {what}
                <span className="small faint"> · {of}</span>
              </span>
              <span className="end small nowrap">{dueAt && <Countdown to={dueAt} />}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Late {
  key: string;
  to: '/cases/$id' | '/publications/$id';
  id: string;
  what: string;
  /** The case or the project in which it is. */
  of: string;
  dueAt: string | null;
}

function useLateRequests(agreement: Agreement): Late[] {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  const cases = useOpenCasesWith(agreement);
  const at = new Date(useNow()).toISOString();
  if (!agreement.scopes.includes('mutual-response')) return [];
  return cases
    .flatMap(({ id, reference, view }) => view.requests.map((request) => ({ id, reference, request })))
    .filter(({ request }) => isLate(request, at))
    .filter(({ request: { requester, addressee } }) =>
      [requester, addressee].every((one) => agreement.parties.includes(one)),
    )
    .map(({ id, reference, request: { kind, requester, addressee, dueAt, id: key } }) => {
      const who = { who: organizations.name(requester), whom: organizations.name(addressee) };
      const asked = kind ? t(`assistance.${kind}`) : t('case.requestUnseen');
      const what = t('agreement.overdueRequest', { kind: asked, ...who });
      return { key, to: '/cases/$id', id, what, of: reference, dueAt };
    });
}

function useLateMilestones({ scopes, parties }: Agreement): Late[] {
  const present = useNow();
  const { data } = useInfiniteQuery({
    ...publicationsQuery({ kind: 'project', status: 'current', limit: '200' }),
    enabled: scopes.includes('research'),
  });
  const projects = data?.pages.flatMap(({ items }) => items) ?? [];
  return projects.flatMap((project) => {
    const { id, publisher, content } = project;
    if (content.kind !== 'project' || !isCurrent(project, new Date(present).toISOString())) return [];
    if (![publisher, ...content.parties].every((one) => parties.includes(one))) return [];
    return content.milestones
      .filter((one) => isOverdue(one, present))
      .map(({ title: what, dueAt }, index) => {
        return { key: `${id} ${String(index)}`, to: '/publications/$id', id, what, of: content.title, dueAt };
      });
  });
}
