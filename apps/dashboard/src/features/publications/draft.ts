import {
  PublicationContent,
  type AssistanceKind,
  type Classification,
  type ContentOf,
  type OrganizationId,
  type PublicationKind,
  type Severity,
  type Tlp,
} from '@entente/domain';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { Fault } from '../../api/http.js';
import type { PublicationRecord } from '../../api/shapes.js';

/** A publication as it is being written down: the fields of all kinds, of which each form shows its own. */
export interface PublicationDraft {
  tlp: Tlp;
  recipients: OrganizationId[];
  title: string;
  text: string;
  language: string;
  validUntil: string;
  tags: string[];
  classification: Classification | null;
  severity: Severity | null;
  products: string[];
  indicators: ContentOf<'bulletin'>['indicators'];
  jurisdiction: string;
  status: ContentOf<'policy'>['status'];
  link: string;
  maturity: string;
  licence: string;
  contact: string;
  assistance: AssistanceKind;
  sectors: string[];
  languages: string[];
  hoursToDeploy: string;
  capacity: string;
  parties: OrganizationId[];
  goals: string;
  milestones: { title: string; due: string; state: Milestone['state'] }[];
  deliverables: { title: string; link: string }[];
  budget: string;
}
type Milestone = ContentOf<'project'>['milestones'][number];

const blank: PublicationDraft = {
  ...{ tlp: 'TLP:AMBER', recipients: [], title: '', text: '', language: '', validUntil: '', tags: [] },
  ...{ classification: null, severity: null, products: [], indicators: [] },
  ...{ jurisdiction: '', status: 'in-force', link: '', maturity: '5', licence: '', contact: '' },
  ...{ assistance: 'technical-analysis', sectors: [], languages: [], hoursToDeploy: '', capacity: '' },
  ...{ parties: [], goals: '', milestones: [], deliverables: [], budget: '' },
};

function keyOf(user: string, of: string): string {
  return `entente.publication.${user}.${of}`;
}

/** Only this feature writes there, in the shape that it reads. */
function stored(key: string): Partial<PublicationDraft> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<PublicationDraft>;
  } catch {
    return {};
  }
}

/** Puts indicators into the draft of a new bulletin, beside those that it has, before its form is opened. */
export function addToBulletin(
  user: string,
  indicators: PublicationDraft['indicators'],
  about: Partial<Pick<PublicationDraft, 'classification' | 'severity'>>,
): void {
  const key = keyOf(user, 'bulletin');
  const before = stored(key);
  const inIt = before.indicators ?? [];
  const known = new Set(inIt.map(({ type, value }) => `${type} ${value}`));
  const more = indicators.filter(({ type, value }) => !known.has(`${type} ${value}`));
  localStorage.setItem(key, JSON.stringify({ ...about, ...before, indicators: [...inIt, ...more] }));
}

/** The draft of a new publication of a kind, or of a new edition, kept in this browser until it is published. */
export function usePublicationDraft(user: string, kind: PublicationKind, before?: PublicationRecord) {
  const key = keyOf(user, before ? before.edition : kind);
  const [start] = useState<PublicationDraft>(() => ({ ...blank, ...(before && draftOf(before)) }));
  const [draft, setDraft] = useState<PublicationDraft>(() => ({ ...start, ...stored(key) }));
  const change = (part: Partial<PublicationDraft>) =>
    setDraft((now) => {
      const next = { ...now, ...part };
      localStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  const forget = () => {
    localStorage.removeItem(key);
    setDraft(start);
  };
  return { draft, change, forget };
}

const dayOf = (at: string | undefined) => at?.slice(0, 10) ?? '';
const instantOfDay = (day: string) => (day === '' ? undefined : `${day}T00:00:00.000Z`);

function draftOf({ content, tlp }: PublicationRecord): Partial<PublicationDraft> {
  const { title, text, tags } = content;
  const common = {
    ...{ title, text, tags, tlp, language: content.language ?? '', validUntil: dayOf(content.validUntil) },
  };
  switch (content.kind) {
    case 'bulletin': {
      const { products, indicators, classification = null, severity = null } = content;
      return { ...common, products, indicators, classification, severity };
    }
    case 'policy': {
      const { jurisdiction, status, link = '' } = content;
      return { ...common, jurisdiction, status, link };
    }
    case 'practice':
      return { ...common, link: content.link ?? '' };
    case 'technology': {
      const { maturity, licence = '', contact = '' } = content;
      return { ...common, maturity: String(maturity), licence, contact };
    }
    case 'need': {
      const { assistance, sectors, languages } = content;
      return { ...common, assistance, sectors, languages };
    }
    case 'offer': {
      const { assistance, sectors, languages, hoursToDeploy, capacity = '' } = content;
      return {
        ...{ ...common, assistance, sectors, languages, capacity },
        hoursToDeploy: hoursToDeploy?.toString() ?? '',
      };
    }
    case 'project':
      return {
        ...{ ...common, parties: content.parties, goals: content.goals ?? '', budget: content.budget ?? '' },
        milestones: content.milestones.map(({ dueAt, ...rest }) => ({ ...rest, due: dayOf(dueAt) })),
        deliverables: content.deliverables.map((one) => ({ title: one.title, link: one.link ?? '' })),
      };
  }
}

/** The label of each field of the schemas, by which the form calls it. */
const labels: Readonly<Record<string, string>> = {
  ...{ title: 'field.title', text: 'field.text', tags: 'publication.tags' },
  ...{ language: 'publication.language', validUntil: 'publication.validUntil' },
  ...{ classification: 'field.classification', severity: 'field.severity' },
  ...{ products: 'publication.products', indicators: 'case.indicators' },
  ...{ jurisdiction: 'publication.jurisdiction', status: 'publication.policyStatus' },
  ...{ link: 'publication.link', maturity: 'publication.maturity', licence: 'publication.licence' },
  ...{ contact: 'publication.contact', assistance: 'publication.assistance', sectors: 'field.sectors' },
  ...{ languages: 'publication.languages', hoursToDeploy: 'publication.hours' },
  ...{
    capacity: 'publication.capacity',
    parties: 'field.parties',
    goals: 'publication.goals',
    budget: 'publication.budget',
  },
  ...{ milestones: 'publication.milestones', deliverables: 'publication.deliverables' },
};

/** The fields that the schema does not take, as the form calls them, a line of several by its number; each once. */
export function fieldsOf(
  { issues }: { issues: readonly { path: readonly PropertyKey[] }[] },
  t: TFunction,
): string {
  const names = issues.map(({ path: [field, line] }) => {
    const name = t(labels[String(field)] ?? 'field.text');
    return typeof line === 'number' ? `${name} ${line + 1}` : name;
  });
  return [...new Set(names)].join(', ');
}

/** Whether a line of several says something: those left empty are not sent. */
export function isMeant({
  title,
  due = '',
  link = '',
}: {
  title: string;
  due?: string;
  link?: string;
}): boolean {
  return `${title}${due}${link}`.trim() !== '';
}

/** What the schema does not take, as the server would say it of the whole input. */
export function faultsIn(content: ReturnType<typeof contentOf>): Fault[] {
  const issues = content.success ? [] : content.error.issues;
  return issues.map(({ path, message, code }) => ({ path: ['content', ...path].join('.'), message, code }));
}

/** What the form says as the schema of its kind takes it, or what the schema does not take. */
export function contentOf(draft: PublicationDraft, kind: PublicationKind) {
  const given = (text: string) => text.trim() || undefined;
  const { title, text, tags } = draft;
  const common = {
    ...{ kind, title, text, tags },
    ...{ language: given(draft.language), validUntil: instantOfDay(draft.validUntil) },
  };
  const capability = { assistance: draft.assistance, sectors: draft.sectors, languages: draft.languages };
  const number = (field: string) => (field === '' ? undefined : Number(field));
  const link = given(draft.link);
  const fields: Record<PublicationKind, object> = {
    bulletin: {
      classification: draft.classification ?? undefined,
      severity: draft.severity ?? undefined,
      ...{ products: draft.products, indicators: draft.indicators },
    },
    policy: { jurisdiction: draft.jurisdiction, status: draft.status, link },
    practice: { link },
    technology: {
      maturity: Number(draft.maturity),
      ...{ licence: given(draft.licence), contact: given(draft.contact) },
    },
    need: capability,
    offer: {
      ...capability,
      ...{ hoursToDeploy: number(draft.hoursToDeploy), capacity: given(draft.capacity) },
    },
    project: {
      parties: draft.parties,
      goals: given(draft.goals),
      milestones: draft.milestones
        .filter(isMeant)
        .map(({ due, ...rest }) => ({ ...rest, dueAt: instantOfDay(due) })),
      deliverables: draft.deliverables
        .filter(isMeant)
        .map(({ title: of, link: at }) => ({ title: of, link: given(at) })),
      budget: given(draft.budget),
    },
  };
  return PublicationContent.safeParse({ ...common, ...fields[kind] });
}
