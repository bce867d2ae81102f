import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { publicationKinds, type PublicationId, type PublicationKind } from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { DateField } from '../../ui/DateField.js';
import { Markdown } from '../../ui/Markdown.js';
import { Keys } from '../../ui/marks.js';
import { useFaults } from '../../ui/faults.js';
import { Barred } from '../../ui/Barred.js';
import { Failed, Loading, Refusal } from '../../ui/states.js';
import { SubmitButton, stillNeeded } from '../../ui/SubmitButton.js';
import { onSubmitKeys } from '../../ui/submit.js';
import { MarkingPicker } from '../case/MarkingPicker.js';
import { Audience } from './Audience.js';
import { contentOf, faultsIn, fieldsOf, usePublicationDraft } from './draft.js';
import { KindFields } from './KindFields.js';
import { publicationQuery } from './queries.js';
import './publications.css';

/** Writes a publication, or a new edition of one; beside it, at all times, who would be given it and who not and why. */
export function ComposeScreen() {
  const { t } = useTranslation();
  const session = useSession();
  const { kind, of } = useSearch({ strict: false });
  const before = useQuery({ ...publicationQuery(of ?? ''), enabled: of !== undefined });
  if (!may(session, 'publish'))
    return <Barred why={t('refusal.publishRoles')} to="/exchange" back={t('nav.exchange')} />;
  if (of === undefined) {
    const chosen = publicationKinds.find((each) => each === kind) ?? 'bulletin';
    return <Compose key={chosen} kind={chosen} />;
  }
  if (before.error) return <Failed page error={before.error} again={() => void before.refetch()} />;
  if (!before.data) return <Loading />;
  return <Compose key={of} kind={before.data.content.kind} before={before.data} />;
}

function Compose({ kind, before }: { kind: PublicationKind; before?: PublicationRecord }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const { draft, change, forget } = usePublicationDraft(user.id, kind, before);
  const [preview, setPreview] = useState(false);
  const content = contentOf(draft, kind);
  const publishing = useMutation({
    mutationFn: async () => {
      if (!content.success)
        throw new Error(t('publication.incomplete', { fields: fieldsOf(content.error, t) }));
      const { tlp, recipients } = draft;
      const named = kind !== 'project' && recipients.length > 0 ? { recipients } : {};
      const body = { content: content.data, tlp, ...named };
      return before
        ? write<PublicationRecord>('PUT', `/publications/${before.id}`, body)
        : write<{ id: PublicationId }>('POST', '/publications', body);
    },
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['publications'] });
      await navigate({ to: '/publications/$id', params: { id } });
    },
  });
  const faultOf = useFaults(publishing.error, publishing.isError ? faultsIn(content) : []);
  const send = () => {
    if (!publishing.isPending) publishing.mutate();
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(before ? 'publication.revise' : `publication.write.${kind}`)}</h1>
      </div>
      <form
        className="compose-split"
        onKeyDown={onSubmitKeys(send)}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="panel form compose-form">
          <TextInput
            label={t('field.title')}
            error={faultOf('content.title')}
            autoFocus
            maxLength={200}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          {preview ? (
            <div className="composer-preview">
              <Markdown text={draft.text} />
            </div>
          ) : (
            <Textarea
              label={t('field.text')}
              error={faultOf('content.text')}
              description={t('openCase.summaryHelp')}
              autosize
              minRows={5}
              maxRows={24}
              value={draft.text}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          )}
          <div className="form-foot compose-marking">
            <MarkingPicker value={draft.tlp} onChange={(tlp) => change({ tlp })} />
            <button
              type="button"
              className="chip"
              aria-pressed={preview}
              onClick={() => setPreview(!preview)}
            >
              {t('composer.preview')}
            </button>
          </div>
          <KindFields
            kind={kind}
            draft={draft}
            change={change}
            faultOf={(path) => faultOf(`content.${path}`)}
          />
          <TagsInput
            label={t('publication.tags')}
            error={faultOf('content.tags')}
            value={draft.tags}
            onChange={(tags) => change({ tags })}
          />
          <div className="form-row">
            <DateField
              label={t('publication.validUntil')}
              error={faultOf('content.validUntil')}
              value={draft.validUntil}
              onChange={(validUntil) => change({ validUntil })}
            />
            <TextInput
              label={t('publication.language')}
              error={faultOf('content.language')}
              value={draft.language}
              onChange={(event) => change({ language: event.currentTarget.value })}
            />
          </div>
          <Refusal error={publishing.error} />
          <div className="form-foot">
            <span className="small faint">{t('publication.kept')}</span>
            <button type="button" className="text-button" onClick={forget}>
              {t('publication.discard')}
            </button>
            <SubmitButton
              className="end"
              size="sm"
              pending={publishing.isPending}
              lacks={stillNeeded(t, {
                'field.title': draft.title.trim().length < 3,
                'field.text': draft.text.trim() === '',
              })}
              aria-keyshortcuts="Control+Enter"
            >
              {t(before ? 'publication.publishEdition' : 'publication.publish')}
              <Keys keys="Mod ↵" />
            </SubmitButton>
          </div>
        </div>
        <Audience kind={kind} draft={draft} change={change} />
      </form>
    </div>
  );
}
