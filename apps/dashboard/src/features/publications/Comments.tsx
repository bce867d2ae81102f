import { MultiSelect, Textarea } from '@mantine/core';
import type { Tlp } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreements, useOrganizations } from '../../api/reading.js';
import type { PublicationRecord } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { useFaults } from '../../ui/faults.js';
import { Markdown } from '../../ui/Markdown.js';
import { CountryChip, Keys, TlpBadge } from '../../ui/marks.js';
import { Refusal } from '../../ui/states.js';
import { SubmitButton } from '../../ui/SubmitButton.js';
import { onSubmitKeys } from '../../ui/submit.js';
import { TimeAgo } from '../../ui/time.js';
import { MarkingPicker } from '../case/MarkingPicker.js';
import { changeDraft, clearDraft, useDraft } from '../case/drafts.js';
import { allows } from './actions.js';
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
  const session = useSession();
  const { user, organization: us } = session;
  const organizations = useOrganizations();
  const agreements = useAgreements();
  const draft = useDraft(user.id, record.id);
  const tlp: Tlp = draft.tlp ?? record.tlp;
  const text = draft.text.trim();
  const { recipients } = draft;
  // A project is known to its parties alone; of anything else one does not know who else has it.
  const told = record.content.kind === 'project' ? [record.publisher, ...record.content.parties] : null;
  const others = organizations.all.filter(({ id }) => id !== us.id && (told?.includes(id) ?? true));
  const marking = { tlp, ...(recipients.length > 0 && { recipients }) };
  const answer = allows(
    { record, session, agreements, organizations, t },
    { type: 'comment', input: { text: '…', ...marking } },
  );
  const lacks = answer !== true ? answer : text === '' ? t('composer.nothing') : null;
  const posting = useMutation({
    mutationFn: () => sendToPublication(record.id, 'comments', { text, ...marking }),
    onSuccess: () => clearDraft(user.id, record.id),
  });
  const faultOf = useFaults(posting.error);
  const send = () => {
    if (lacks === null && !posting.isPending) posting.mutate();
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
        error={faultOf('text')}
        autosize
        minRows={2}
        value={draft.text}
        onChange={(event) => changeDraft(user.id, record.id, { text: event.currentTarget.value })}
      />
      <MultiSelect
        aria-label={t('composer.recipients')}
        placeholder={recipients.length === 0 ? t('publication.everyone') : ''}
        searchable
        clearable
        value={recipients}
        data={others.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        onChange={(values) =>
          changeDraft(user.id, record.id, {
            recipients: others.map(({ id }) => id).filter((id) => values.includes(id)),
          })
        }
      />
      <Refusal error={posting.error} />
      <div className="form-foot">
        <MarkingPicker value={tlp} onChange={(chosen) => changeDraft(user.id, record.id, { tlp: chosen })} />
        <SubmitButton className="end" lacks={lacks} pending={posting.isPending}>
          {t('publication.comment')}
          <Keys keys="Mod ↵" />
        </SubmitButton>
      </div>
    </form>
  );
}
