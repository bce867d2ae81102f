import { NativeSelect, Textarea } from '@mantine/core';
import { participant, type ItemId, type KnownEvidence, type RecordCustody } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../../app/session.js';
import { useBytes } from '../../../ui/bytes.js';
import { Dialog } from '../../../ui/Dialog.js';
import { useFaults } from '../../../ui/faults.js';
import { useKeptText } from '../../../ui/kept-text.js';
import { Refusal } from '../../../ui/states.js';
import { SubmitButton, stillNeeded } from '../../../ui/SubmitButton.js';
import { dateAndTime } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { CopyHash } from '../side/Evidence.js';
import { useCaseWrite } from '../writing.js';

const acts = ['transferred', 'noted'] as const satisfies readonly RecordCustody['act'][];

/** What a file is, through whose hands it went as far as we know, and a line to add to that. */
export function Custody({ evidence: id, onClose }: { evidence: ItemId; onClose: () => void }) {
  const { t } = useTranslation();
  const { page, past, session, view, acting } = useCase();
  const size = useBytes();
  const evidence = page.evidence.find((one) => one.id === id);
  if (!evidence) return null;
  const takesPart = participant(view, acting.by)?.state === 'accepted';
  return (
    <Dialog onClose={onClose} title={t('evidence.custody')} size={560}>
      <p className="strong evidence-name">
        <bdi>{evidence.name}</bdi>
      </p>
      <p className="small dim">
        {size(evidence.size)} · <span dir="ltr">{evidence.mediaType}</span>
      </p>
      <p className="evidence-hash small dim">
        <code dir="ltr">SHA-256 {evidence.sha256}</code> <CopyHash evidence={evidence} />
      </p>
      {evidence.description && <p className="evidence-words">{evidence.description}</p>}
      <Trail evidence={evidence} />
      {!past && takesPart && may(session, 'respond') && <AddLink evidence={evidence} />}
    </Dialog>
  );
}

function Trail({ evidence }: { evidence: KnownEvidence }) {
  const { t } = useTranslation();
  const { organizations } = useCase();
  const { event, author, at, custody } = evidence;
  const links = [{ id: event, author, at, act: 'added', text: undefined }, ...custody];
  return (
    <ol className="custody">
      {links.map((link) => (
        <li key={link.id}>
          <span className="small dim nowrap">{dateAndTime(link.at)}</span>
          <span>
            {t(`evidence.link.${link.act}`, { who: organizations.name(link.author.organization) })}
            {link.text && <span className="evidence-words">{link.text}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function AddLink({ evidence }: { evidence: KnownEvidence }) {
  const { t } = useTranslation();
  const { record, acting, organizations } = useCase();
  const [act, setAct] = useState<RecordCustody['act']>('transferred');
  const [text, setText] = useKeptText(record.id, `custody.${evidence.id}`);
  const write = useCaseWrite(record.id, () => setText(''));
  const faultOf = useFaults(write.error);
  const owner = evidence.author.organization;
  return (
    <form
      className="form custody-form"
      onSubmit={(submit) => {
        submit.preventDefault();
        write.mutate({ path: `evidence/${evidence.id}/custody`, body: { act, text: text.trim() } });
      }}
    >
      <NativeSelect
        label={t('evidence.act')}
        value={act}
        data={acts.map((one) => ({ value: one, label: t(`evidence.act.${one}`) }))}
        onChange={({ currentTarget: { value } }) => setAct(acts.find((one) => one === value) ?? 'noted')}
      />
      <Textarea
        label={t('evidence.words')}
        error={faultOf('text')}
        autosize
        maxRows={6}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="small dim">
        {owner === acting.by
          ? t('evidence.goesAlong')
          : t('evidence.goesToOwner', { who: organizations.name(owner) })}
      </p>
      <Refusal error={write.error} />
      <div className="form-foot">
        <SubmitButton
          pending={write.isPending}
          lacks={stillNeeded(t, { 'evidence.words': text.trim().length < 3 })}
        >
          {t('evidence.record')}
        </SubmitButton>
      </div>
    </form>
  );
}
