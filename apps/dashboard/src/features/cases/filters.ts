import { caseStatuses, waitingIn, type CaseStatus, type OrganizationId } from '@entente/domain';
import type { CaseRecord } from '../../api/shapes.js';

/** What the address of a list of cases says: which view, which filters, in what order, grouped how. */
export const views = ['open', 'mine', 'waiting', 'all'] as const;
export type View = (typeof views)[number];

export const groupings = ['status', 'severity', 'country', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export const filterNames = [
  'q',
  'status',
  'severity',
  'tlp',
  'classification',
  'country',
  'lead',
  'participant',
] as const;
export type FilterName = (typeof filterNames)[number];

export const sorts = ['-lastActivityAt', '-openedAt', '-severity', 'reference'] as const;
export type Sort = (typeof sorts)[number];

export interface Wanted {
  view: View;
  group: Grouping;
  sort: Sort;
  filters: Partial<Record<FilterName, string>>;
}

type Search = Readonly<Record<string, string | undefined>>;

export function wantedBy(search: Search, defaults: { view: View; group: Grouping }): Wanted {
  const filters: Wanted['filters'] = {};
  for (const name of filterNames) if (search[name]) filters[name] = search[name];
  return {
    view: views.find((view) => view === search['view']) ?? defaults.view,
    group: groupings.find((group) => group === search['group']) ?? defaults.group,
    sort: sorts.find((sort) => sort === search['sort']) ?? '-lastActivityAt',
    filters,
  };
}

const openStatuses = caseStatuses.filter((status) => status !== 'closed');

/** The same as the server is asked for it. */
export function asked({ view, sort, filters }: Wanted, us: OrganizationId): Record<string, string> {
  return {
    ...(view !== 'all' && { status: openStatuses.join(',') }),
    ...(view === 'mine' && { lead: us }),
    ...(view === 'waiting' && { waiting: 'true' }),
    ...filters,
    sort,
  };
}

/** Whether a case that came in live belongs to the list on show. */
export function belongs({ view }: CaseRecord, wanted: Wanted, us: OrganizationId): boolean {
  if (wanted.view === 'waiting') return waitingIn(view, us).length > 0;
  const { q, status, severity, tlp, classification, country, lead, participant } = wanted.filters;
  const oneOf = (value: string, chosen: string | undefined) => !chosen || chosen.split(',').includes(value);
  if (wanted.view === 'mine' && view.lead !== us) return false;
  if (wanted.view !== 'all' && view.status === 'closed') return false;
  return (
    oneOf(view.status, status) &&
    oneOf(view.severity, severity) &&
    oneOf(view.tlp, tlp) &&
    oneOf(view.classification, classification) &&
    oneOf(view.lead, lead) &&
    (!country || country.split(',').some((each) => view.affectedCountries.includes(each))) &&
    (!participant ||
      view.participants.some(({ organization }) => participant.split(',').includes(organization))) &&
    (!q || holds(`${view.title} ${view.reference} ${view.summary}`.toLowerCase(), q.toLowerCase()))
  );
}

function holds(text: string, words: string): boolean {
  return words.split(/\s+/).every((word) => text.includes(word));
}

/** In what order groups stand: first where people are at work. */
export const statusOrder: readonly CaseStatus[] = [
  ...(['responding', 'triage', 'new', 'contained', 'recovering', 'closed'] as const),
];
