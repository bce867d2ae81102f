import { MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { assistanceKinds, milestoneStates, severityNames, type PublicationKind } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { useSession } from '../../app/session.js';
import { DateField } from '../../ui/DateField.js';
import { Icon } from '../../ui/Icon.js';
import { ClassificationPicker } from '../open-case/fields/ClassificationPicker.js';
import { isMeant, type PublicationDraft } from './draft.js';
import { IndicatorFields } from './IndicatorFields.js';
import { SectorsField } from '../../ui/SectorsField.js';

interface Fields {
  draft: PublicationDraft;
  change: (part: Partial<PublicationDraft>) => void;
  /** What is wrong with a field of the content, by its path there. */
  faultOf: (path: string) => string | undefined;
}

/** What a kind of publication asks for beside title and text. */
export function KindFields({ kind, ...fields }: Fields & { kind: PublicationKind }) {
  switch (kind) {
    case 'bulletin':
      return <OfBulletin {...fields} />;
    case 'policy':
      return <OfPolicy {...fields} />;
    case 'practice':
      return <Line field="link" label="publication.link" {...fields} />;
    case 'technology':
      return (
        <div className="form-row">
          <Line field="maturity" label="publication.maturity" type="number" {...fields} />
          <Line field="licence" label="publication.licence" {...fields} />
          <Line field="contact" label="publication.contact" {...fields} />
        </div>
      );
    case 'need':
      return <OfCapability {...fields} />;
    case 'offer':
      return (
        <>
          <OfCapability {...fields} />
          <div className="form-row">
            <Line field="hoursToDeploy" label="publication.hours" type="number" {...fields} />
            <Line field="capacity" label="publication.capacity" {...fields} />
          </div>
        </>
      );
    case 'project':
      return <OfProject {...fields} />;
  }
}

type LineField = 'link' | 'maturity' | 'licence' | 'contact' | 'hoursToDeploy' | 'capacity' | 'jurisdiction';

function Line({
  field,
  label,
  type = 'text',
  draft,
  change,
  faultOf,
}: Fields & { field: LineField; label: string; type?: string }) {
  const { t } = useTranslation();
  return (
    <TextInput
      type={type}
      label={t(label)}
      error={faultOf(field)}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
}

function OfBulletin({ draft, change, faultOf }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <div className="form-row">
        <ClassificationPicker
          optional
          value={draft.classification}
          onChange={(classification) => change({ classification })}
        />
        <Select
          label={t('field.severity')}
          clearable
          value={draft.severity}
          data={severityNames.map((value) => ({ value, label: t(`severity.${value}`) }))}
          onChange={(value) => change({ severity: severityNames.find((name) => name === value) ?? null })}
        />
      </div>
      <TagsInput
        label={t('publication.products')}
        error={faultOf('products')}
        value={draft.products}
        onChange={(products) => change({ products })}
      />
      <IndicatorFields
        indicators={draft.indicators}
        onChange={(indicators) => change({ indicators: [...indicators] })}
      />
    </>
  );
}

function OfPolicy({ draft, change, faultOf }: Fields) {
  const { t } = useTranslation();
  const standings = ['draft', 'in-force', 'repealed'] as const;
  return (
    <div className="form-row">
      <Line field="jurisdiction" label="publication.jurisdiction" {...{ draft, change, faultOf }} />
      <Select
        label={t('publication.policyStatus')}
        allowDeselect={false}
        value={draft.status}
        data={standings.map((value) => ({ value, label: t(`publication.policyStatus.${value}`) }))}
        onChange={(value) => change({ status: standings.find((each) => each === value) ?? draft.status })}
      />
      <Line field="link" label="publication.link" {...{ draft, change, faultOf }} />
    </div>
  );
}

function OfCapability({ draft, change, faultOf }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('publication.assistance')}
        allowDeselect={false}
        value={draft.assistance}
        data={assistanceKinds.map((value) => ({ value, label: t(`assistance.${value}`) }))}
        onChange={(value) =>
          change({ assistance: assistanceKinds.find((each) => each === value) ?? draft.assistance })
        }
      />
      <div className="form-row">
        <SectorsField
          value={draft.sectors}
          error={faultOf('sectors')}
          onChange={(chosen) => change({ sectors: chosen })}
        />
        <TagsInput
          label={t('publication.languages')}
          error={faultOf('languages')}
          value={draft.languages}
          onChange={(languages) => change({ languages })}
        />
      </div>
    </>
  );
}

function OfProject({ draft, change, faultOf }: Fields) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const others = useOrganizations().all.filter(({ id }) => id !== organization.id);
  return (
    <>
      <MultiSelect
        label={t('field.parties')}
        error={faultOf('parties')}
        searchable
        value={draft.parties}
        data={others.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        onChange={(values) =>
          change({ parties: others.map(({ id }) => id).filter((id) => values.includes(id)) })
        }
      />
      <Textarea
        label={t('publication.goals')}
        error={faultOf('goals')}
        autosize
        minRows={2}
        value={draft.goals}
        onChange={(event) => change({ goals: event.currentTarget.value })}
      />
      <MilestoneFields draft={draft} change={change} faultOf={faultOf} />
      <DeliverableFields draft={draft} change={change} faultOf={faultOf} />
      <Textarea
        label={t('publication.budget')}
        error={faultOf('budget')}
        autosize
        minRows={2}
        value={draft.budget}
        onChange={(event) => change({ budget: event.currentTarget.value })}
      />
    </>
  );
}

/** What is wrong with a line of several: those left empty are not sent, and those after them have an earlier place there. */
function faultsOfLines(
  faultOf: Fields['faultOf'],
  list: string,
  lines: readonly Parameters<typeof isMeant>[0][],
) {
  return (index: number, field: string) =>
    lines.slice(index, index + 1).some(isMeant)
      ? faultOf(`${list}.${lines.slice(0, index).filter(isMeant).length}.${field}`)
      : undefined;
}

function MilestoneFields({ draft: { milestones }, change, faultOf }: Fields) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<(typeof milestones)[number]>) =>
    change({ milestones: milestones.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const wrong = faultsOfLines(faultOf, 'milestones', milestones);
  return (
    <fieldset className="line-fields">
      <legend className="small strong">{t('publication.milestones')}</legend>
      {milestones.map((one, index) => (
        <div key={index} className="compose-line">
          <TextInput
            aria-label={t('publication.milestone')}
            placeholder={t('publication.milestone')}
            error={wrong(index, 'title')}
            value={one.title}
            onChange={(event) => set(index, { title: event.currentTarget.value })}
          />
          <DateField
            aria-label={t('publication.milestoneDue')}
            error={wrong(index, 'dueAt') && t('form.needs', { fields: t('publication.milestoneDue') })}
            value={one.due}
            onChange={(due) => set(index, { due })}
          />
          <Select
            aria-label={t('field.state')}
            allowDeselect={false}
            value={one.state}
            data={milestoneStates.map((value) => ({
              value,
              label: t(`publication.milestoneState.${value}`),
            }))}
            onChange={(value) =>
              set(index, { state: milestoneStates.find((each) => each === value) ?? one.state })
            }
          />
          <Remove onClick={() => change({ milestones: milestones.filter((_, at) => at !== index) })} />
        </div>
      ))}
      <button
        type="button"
        className="text-button"
        onClick={() => change({ milestones: [...milestones, { title: '', due: '', state: 'planned' }] })}
      >
        {t('publication.addMilestone')}
      </button>
    </fieldset>
  );
}

function DeliverableFields({ draft: { deliverables }, change, faultOf }: Fields) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<(typeof deliverables)[number]>) =>
    change({ deliverables: deliverables.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const wrong = faultsOfLines(faultOf, 'deliverables', deliverables);
  return (
    <fieldset className="line-fields">
      <legend className="small strong">{t('publication.deliverables')}</legend>
      {deliverables.map((one, index) => (
        <div key={index} className="compose-line">
          <TextInput
            aria-label={t('field.title')}
            placeholder={t('field.title')}
            error={wrong(index, 'title')}
            value={one.title}
            onChange={(event) => set(index, { title: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('publication.link')}
            placeholder="https://"
            error={wrong(index, 'link')}
            value={one.link}
            onChange={(event) => set(index, { link: event.currentTarget.value })}
          />
          <Remove onClick={() => change({ deliverables: deliverables.filter((_, at) => at !== index) })} />
        </div>
      ))}
      <button
        type="button"
        className="text-button"
        onClick={() => change({ deliverables: [...deliverables, { title: '', link: '' }] })}
      >
        {t('publication.addDeliverable')}
      </button>
    </fieldset>
  );
}

function Remove({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="icon-button" aria-label={t('action.remove')} onClick={onClick}>
      <Icon name="cross" size={14} />
    </button>
  );
}
