import { Button, Textarea } from '@mantine/core';
import type { Tlp } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { Markdown } from '../../ui/Markdown.js';
import { CountryChip, Keys, TlpBadge } from '../../ui/marks.js';
import { Refusal } from '../../ui/states.js';
import { onSubmitKeys } from '../../ui/submit.js';
import { TimeAgo } from '../../ui/time.js';
import { MarkingPicker } from '../case/MarkingPicker.js';
import { changeDraft, clearDraft, useDraft } from '../case/drafts.js';
import { sendToPublication } from './queries.js';

export function Comments({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const session = useSession();
  const organizations = useOrganizations();
  return (
    <section className="panel" aria-label={t('publication.comments')}>
      <h2>{t('publication.comments')}</h2>
      {record.comments.length === 0 && (
        <p className="publication-line small dim">{t('publication.noComments')}</p>
      )}
      <ul className="rows">
        {record.comments.map(({ id, organization, at, text, tlp }) => (
          <li key={id} className="publication-comment">
            <p className="small faint">
              <CountryChip organization={organizations.get(organization)} />
              <b>{organizations.name(organization)}</b>
              <TimeAgo at={at} full />
              <TlpBadge tlp={tlp} />
            </p>
            <Markdown text={text} />
          </li>
        ))}
      </ul>
      {!record.withdrawn && may(session, 'acknowledge') && <Composer record={record} />}
    </section>
  );
}

/** The draft is kept in this browser until it is posted, as that of a case is. */
function Composer({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const draft = useDraft(user.id, record.id);
  const tlp: Tlp = draft.tlp ?? record.tlp;
  const text = draft.text.trim();
  const posting = useMutation({
    mutationFn: () => sendToPublication(record.id, 'comments', { text, tlp }),
    onSuccess: () => clearDraft(user.id, record.id),
  });
  const send = () => {
    if (text !== '' && !posting.isPending) posting.mutate();
  };
  return (
    <form
      className="publication-composer form"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={onSubmitKeys(send)}
    >
      <Textarea
        aria-label={t('publication.comment')}
        placeholder={t('publication.comment')}
        autosize
        minRows={2}
        value={draft.text}
        onChange={(event) => changeDraft(user.id, record.id, { text: event.currentTarget.value })}
      />
      <Refusal error={posting.error} />
      <div className="form-foot">
        <MarkingPicker value={tlp} onChange={(chosen) => changeDraft(user.id, record.id, { tlp: chosen })} />
        <Button type="submit" size="xs" className="end" disabled={text === ''} loading={posting.isPending}>
          {t('publication.comment')}
          <Keys keys="Mod ↵" />
        </Button>
      </div>
    </form>
  );
}
