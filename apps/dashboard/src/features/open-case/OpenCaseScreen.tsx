import { Button, Textarea, TextInput } from '@mantine/core';
import type { CaseId, Duty, OrganizationId } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { may, useSession } from '../../app/session.js';
import { DateField } from '../../ui/DateField.js';
import { Barred } from '../../ui/Barred.js';
import { useFaults } from '../../ui/faults.js';
import { Keys } from '../../ui/marks.js';
import { showNotice } from '../../ui/notice.js';
import { Refusal, sentenceOf } from '../../ui/states.js';
import { onSubmitKeys } from '../../ui/submit.js';
import { instantOfField } from '../../ui/time.js';
import { MarkingPicker } from '../case/MarkingPicker.js';
import { ClassificationPicker } from './fields/ClassificationPicker.js';
import { PlaceFields } from './fields/PlaceFields.js';
import { SeverityPicker } from './fields/SeverityPicker.js';
import { useNewCaseDraft, type NewCaseDraft } from './new-case-draft.js';
import { WhoWouldSee } from './WhoWouldSee.js';
import './open-case.css';

/** One page, one column, no wizard: title, class, severity and Ctrl Enter suffice. */
export function OpenCaseScreen() {
  const { t } = useTranslation();
  const session = useSession();
  if (!may(session, 'runCases'))
    return <Barred why={t('refusal.operatorOnly')} to="/cases" back={t('nav.cases')} />;
  return <OpenCaseForm />;
}

function OpenCaseForm() {
  const { t } = useTranslation();
  const { user, organization } = useSession();
  const { draft, change, forget } = useNewCaseDraft(user.id, organization.country);
  const [invited, setInvited] = useState<readonly OrganizationId[]>([]);
  const [clocks, setClocks] = useState<readonly Duty[]>([]);
  const opening = useOpening(forget);
  const faultOf = useFaults(opening.error);
  const untitled = draft.title.trim().length < 3;
  const unclassified = draft.classification === null;
  const { form, tried, showMissing } = useMissing();
  const send = () => {
    if (untitled || unclassified) showMissing();
    else if (!opening.isPending) opening.mutate({ draft, invited, clocks });
  };
  return (
    <div className="page open-case">
      <div className="page-head">
        <h1>{t('action.openCase')}</h1>
      </div>
      <form
        className="open-case-split"
        ref={form}
        noValidate
        onKeyDown={onSubmitKeys(send)}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="panel form open-case-form">
          <TextInput
            label={t('field.title')}
            placeholder={t('openCase.titleExample')}
            autoFocus
            required
            withAsterisk={false}
            maxLength={200}
            error={tried && untitled ? t('openCase.titleMissing') : faultOf('title')}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('field.summary')}
            error={faultOf('summary')}
            description={t('openCase.summaryHelp')}
            autosize
            minRows={3}
            maxRows={16}
            value={draft.summary}
            onChange={(event) => change({ summary: event.currentTarget.value })}
          />
          <ClassificationPicker
            value={draft.classification}
            error={tried && unclassified ? t('openCase.classMissing') : faultOf('classification')}
            onChange={(classification) => change({ classification })}
          />
          <SeverityPicker value={draft.severity} onChange={(severity) => change({ severity })} />
          <div>
            <p className="small strong">{t('marking.label')}</p>
            <MarkingPicker value={draft.tlp} onChange={(tlp) => change({ tlp })} />
          </div>
          <PlaceFields
            countries={draft.countries}
            chosenSectors={draft.sectors}
            faultOf={faultOf}
            onCountries={(countries) => change({ countries })}
            onSectors={(sectors) => change({ sectors })}
          />
          <div className="form-row">
            <DateField
              withTime
              label={t('field.occurredAt')}
              error={faultOf('occurredAt')}
              value={draft.occurred}
              onChange={(occurred) => change({ occurred })}
            />
            <DateField
              withTime
              label={t('field.detectedAt')}
              error={faultOf('detectedAt')}
              value={draft.detected}
              onChange={(detected) => change({ detected })}
            />
          </div>
          <Refusal error={opening.error} />
          <div className="form-foot">
            <span className="small faint">{t('openCase.kept')}</span>
            <Button type="submit" loading={opening.isPending} aria-keyshortcuts="Control+Enter">
              {t('action.openCase')}
              <Keys keys="Mod ↵" />
            </Button>
          </div>
        </div>
        <WhoWouldSee
          tlp={draft.tlp}
          invited={invited}
          onInvited={setInvited}
          clocks={clocks}
          onClocks={setClocks}
        />
      </form>
    </div>
  );
}

/** What a form still needs is said when it is sent off, and the first of it has the focus then. */
function useMissing() {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  return { form, tried: tries > 0, showMissing: () => setTries((before) => before + 1) };
}

interface Opening {
  draft: NewCaseDraft;
  invited: readonly OrganizationId[];
  clocks: readonly Duty[];
}

/** Opens the case first; an invitation that is refused meanwhile does not undo it. */
function useOpening(forget: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async ({ draft, invited, clocks }: Opening) => {
      const opened = await write<{ id: CaseId }>('POST', '/cases', bodyOf(draft), { idempotencyKey: key });
      const further = [
        ...invited.map((organizationId) => ({
          path: 'participants',
          body: { organizationId, role: 'affected' },
        })),
        ...clocks.map((duty) => ({ path: 'clocks', body: { duty } })),
      ];
      for (const { path, body } of further)
        await write('POST', `/cases/${opened.id}/${path}`, body).catch((error: unknown) =>
          showNotice(t, sentenceOf(error, t), { failed: true }),
        );
      return opened.id;
    },
    onSuccess: async (id) => {
      forget();
      await navigate({ to: '/cases/$id', params: { id } });
    },
  });
}

function bodyOf({
  title,
  summary,
  classification,
  severity,
  tlp,
  countries,
  sectors,
  occurred,
  detected,
}: NewCaseDraft) {
  const occurredAt = instantOfField(occurred);
  const detectedAt = instantOfField(detected);
  return {
    ...{ title: title.trim(), summary, classification, severity, tlp },
    ...{ affectedCountries: countries, sectors },
    ...(occurredAt && { occurredAt }),
    ...(detectedAt && { detectedAt }),
  };
}
