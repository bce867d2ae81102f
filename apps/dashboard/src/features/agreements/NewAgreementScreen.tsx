import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import {
  AgreementKind,
  scopes,
  tlps,
  type AgreementId,
  type OrganizationId,
  type Scope,
} from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { agreementsQuery, useOrganizations } from '../../api/reading.js';
import type { AgreementRecord } from '../../api/shapes.js';
import { isRegistrar, may, useSession } from '../../app/session.js';
import { DateField } from '../../ui/DateField.js';
import { Barred } from '../../ui/Barred.js';
import { Loading, Refusal } from '../../ui/states.js';
import { useFaults } from '../../ui/faults.js';
import { SubmitButton, stillNeeded } from '../../ui/SubmitButton.js';
import { ContactFields, saidOf, type ContactDraft } from './ContactFields.js';
import { Templates } from './Templates.js';
import './agreements.css';

/** Drafts an agreement, or changes a draft: nobody else learns of it before it is proposed. */
export function NewAgreementScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { draft: id, upgrade } = useSearch({ strict: false });
  const { data, isPending } = useQuery(agreementsQuery);
  const organizations = useOrganizations();
  if (!may(session, 'manageAgreements'))
    return <Barred why={t('refusal.managerOnly')} to="/agreements" back={t('nav.agreements')} />;
  if (isPending || organizations.all.length === 0) return <Loading />;
  const before = data?.find((one) => one.id === id);
  const upgraded = data?.find((one) => one.id === upgrade);
  return <DraftForm key={id ?? upgrade} before={before} upgraded={upgraded} />;
}

interface Fields {
  title: string;
  kind: AgreementKind;
  parties: OrganizationId[];
  scopes: Scope[];
  ceiling: AgreementRecord['ceiling'];
  from: string;
  until: string;
  handlingTerms: string;
  /** Days, as they are typed; empty where nothing is agreed on it. */
  renewalNotice: string;
  contacts: ContactDraft[];
  /** What it follows on. */
  predecessor: AgreementId | undefined;
}

/** A draft as it stands; what an agreement is to become, of the closest kind and from today on; or a blank one. */
function useFields(
  draft: AgreementRecord | undefined,
  upgraded: AgreementRecord | undefined,
): [Fields, (change: Partial<Fields>) => void] {
  const before = draft ?? upgraded;
  const session = useSession();
  const [fields, setFields] = useState<Fields>(() => {
    const today = new Date();
    const inTwoYears = new Date(today);
    inTwoYears.setUTCFullYear(today.getUTCFullYear() + 2);
    const day = (moment: Date | string) =>
      (typeof moment === 'string' ? moment : moment.toISOString()).slice(0, 10);
    return {
      title: before?.title ?? '',
      kind: draft?.kind ?? (upgraded ? 'treaty' : 'mou'),
      parties:
        before?.parties ??
        (isRegistrar(session) && !session.roles.includes('manager') ? [] : [session.organization.id]),
      scopes: before?.scopes ?? ['mutual-response', 'threat-information'],
      ceiling: before?.ceiling ?? 'TLP:AMBER',
      from: day(draft?.effectiveFrom ?? today),
      until: day(draft?.effectiveUntil ?? laterOf(upgraded?.effectiveUntil, inTwoYears)),
      handlingTerms: before?.handlingTerms ?? '',
      renewalNotice: before?.renewalNoticeDays?.toString() ?? '',
      contacts: before?.contacts ?? [],
      predecessor: draft ? draft.predecessor : upgraded?.id,
    };
  });
  return [fields, (change) => setFields((now) => ({ ...now, ...change }))];
}

function DraftForm({
  before,
  upgraded,
}: {
  before: AgreementRecord | undefined;
  upgraded: AgreementRecord | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organizations = useOrganizations();
  const [fields, set] = useFields(before, upgraded);
  const fullName = (id: string) => {
    const party = organizations.get(id);
    return party ? `${party.shortName} · ${party.name}` : id;
  };
  const saving = useMutation({
    mutationFn: () => save(fields, before?.id),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['agreements'] });
      await navigate({ to: '/agreements/$id', params: { id } });
    },
  });
  const faultOf = useFaults(saving.error);
  const lacks = stillNeeded(t, {
    'field.title': fields.title.trim().length < 3,
    'field.parties': fields.parties.length < 2,
    'field.scopes': fields.scopes.length === 0,
    'field.from': fields.from === '',
    'field.until': fields.until === '',
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(before ? 'agreement.edit' : upgraded ? 'agreement.upgrade' : 'action.draftAgreement')}</h1>
      </div>
      <form
        className="panel form agreement-form"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (lacks === null) saving.mutate();
        }}
      >
        {upgraded && <p className="consequence">{t('agreement.upgradeMeans', { title: upgraded.title })}</p>}
        {!before && !upgraded && <Templates from={fields.from} onChoose={set} />}
        <TextInput
          label={t('field.title')}
          error={faultOf('title')}
          placeholder={t('agreement.titleExample')}
          autoFocus
          value={fields.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className="form-row at-foot">
          <Select
            label={t('field.kind')}
            value={fields.kind}
            allowDeselect={false}
            data={AgreementKind.options.map((value) => ({ value, label: t(`agreementKind.${value}`) }))}
            onChange={(value) => set({ kind: AgreementKind.options.find((each) => each === value) ?? 'mou' })}
          />
          <Select
            label={t('field.ceiling')}
            description={t('agreement.ceilingHelp')}
            value={fields.ceiling}
            allowDeselect={false}
            data={[...tlps]}
            onChange={(value) => set({ ceiling: tlps.find((each) => each === value) ?? 'TLP:AMBER' })}
          />
        </div>
        <MultiSelect
          label={t('field.parties')}
          error={faultOf('parties')}
          searchable
          value={fields.parties}
          data={organizations.all.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          renderOption={({ option }) => fullName(option.value)}
          filter={({ options, search }) =>
            options.filter(
              (one) => 'value' in one && fullName(one.value).toLowerCase().includes(search.toLowerCase()),
            )
          }
          onChange={(values) =>
            set({ parties: organizations.all.map(({ id }) => id).filter((id) => values.includes(id)) })
          }
        />
        <Checkbox.Group
          label={t('field.scopes')}
          value={fields.scopes}
          onChange={(values) => set({ scopes: scopes.filter((scope) => values.includes(scope)) })}
        >
          <div className="scope-grid">
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`scope.${scope}`)}
                description={t(`scopeHelp.${scope}`)}
              />
            ))}
          </div>
        </Checkbox.Group>
        <div className="form-row">
          <DateField
            label={t('field.from')}
            error={faultOf('effectiveFrom')}
            value={fields.from}
            onChange={(from) => set({ from })}
          />
          <DateField
            label={t('field.until')}
            error={faultOf('effectiveUntil')}
            value={fields.until}
            onChange={(until) => set({ until })}
          />
          <TextInput
            type="number"
            min={1}
            max={1_095}
            error={faultOf('renewalNoticeDays')}
            label={t('agreement.renewalNotice')}
            value={fields.renewalNotice}
            onChange={(event) => set({ renewalNotice: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('field.handlingTerms')}
          error={faultOf('handlingTerms')}
          description={t('agreement.handlingHelp')}
          autosize
          minRows={2}
          maxRows={12}
          value={fields.handlingTerms}
          onChange={(event) => set({ handlingTerms: event.currentTarget.value })}
        />
        <ContactFields
          parties={fields.parties}
          contacts={fields.contacts}
          faultOf={faultOf}
          onChange={(contacts) => set({ contacts })}
        />
        <p className="consequence">{t('agreement.consequence.draft')}</p>
        <Refusal error={saving.error} />
        <div className="form-foot">
          <Button component={Link} to="/agreements" variant="default" size="xs">
            {t('action.cancel')}
          </Button>
          <SubmitButton lacks={lacks} pending={saving.isPending}>
            {t('agreement.saveDraft')}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

async function save(fields: Fields, id: AgreementId | undefined): Promise<{ id: AgreementId }> {
  const { from, until, handlingTerms, renewalNotice, contacts, title, predecessor, ...rest } = fields;
  const terms = {
    ...rest,
    title: title.trim(),
    effectiveFrom: `${from}T00:00:00.000Z`,
    effectiveUntil: `${until}T00:00:00.000Z`,
    ...(predecessor && { predecessor }),
    ...(handlingTerms.trim() && { handlingTerms: handlingTerms.trim() }),
    ...(renewalNotice !== '' && { renewalNoticeDays: Number(renewalNotice) }),
    ...(contacts.length > 0 && { contacts: saidOf(contacts) }),
  };
  return id
    ? write<{ id: AgreementId }>('PUT', `/agreements/${id}`, terms)
    : write<{ id: AgreementId }>('POST', '/agreements', terms);
}

/** The end that it has, unless that has passed or is near. */
function laterOf(end: string | undefined, otherwise: Date): string {
  const suggested = otherwise.toISOString();
  return end && end > suggested ? end : suggested;
}
