import type { KnownEvidence } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import { type Action } from '../../../ui/actions.js';
import { useBytes } from '../../../ui/bytes.js';
import { CopyButton } from '../../../ui/CopyButton.js';
import { Icon } from '../../../ui/Icon.js';
import { CountryChip, TlpBadge } from '../../../ui/marks.js';
import { usePrinting } from '../../../ui/printing.js';
import { DateOf } from '../../../ui/time.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';

/** The files of the case, each with where it came from and what became of it since. */
export function Evidence({ add }: { add: Action | undefined }) {
  const { t } = useTranslation();
  const { evidence } = useCase().page;
  const printing = usePrinting();
  const title = evidence.length > 0 ? `${t('evidence.title')} · ${evidence.length}` : t('evidence.title');
  return (
    <Section name="more" title={title} action={add} label={t('action.addShort')}>
      {evidence.length === 0 && <p className="small faint">{t('evidence.none')}</p>}
      <ul>
        {evidence.map((one) => (
          <EvidenceRow key={one.id} evidence={one} inFull={printing} />
        ))}
      </ul>
    </Section>
  );
}

function EvidenceRow({ evidence, inFull }: { evidence: KnownEvidence; inFull: boolean }) {
  const { t } = useTranslation();
  const { record, organizations, open } = useCase();
  const size = useBytes();
  const { id, name, author, at, tlp, description, custody } = evidence;
  return (
    <li className="evidence" title={description}>
      <p className="evidence-head">
        <CountryChip organization={organizations.get(author.organization)} />
        <bdi className="cut">{name}</bdi>
        <span className="end">
          <TlpBadge tlp={tlp} />
        </span>
      </p>
      <p className="evidence-foot small dim">
        <span>
          {size(evidence.size)} · <DateOf at={at} />
        </span>
        <span className="end evidence-acts">
          <button
            type="button"
            className="text-button"
            onClick={() => open({ kind: 'custody', evidence: id })}
          >
            {t('evidence.custody')} · {custody.length + 1}
          </button>
          <CopyHash evidence={evidence} />
          <a
            className="icon-button"
            href={`/api/cases/${record.id}/evidence/${id}`}
            download={name}
            aria-label={t('evidence.download', { name })}
            title={t('evidence.downloadMeans')}
          >
            <Icon name="download" size={14} />
          </a>
        </span>
      </p>
      {inFull && <p className="small evidence-hash">SHA-256 {evidence.sha256}</p>}
    </li>
  );
}

export function CopyHash({ evidence: { name, sha256 } }: { evidence: KnownEvidence }) {
  const { t } = useTranslation();
  return (
    <CopyButton
      text={sha256}
      label={t('evidence.copyHash', { name })}
      title={`SHA-256 ${sha256}`}
      size={14}
    />
  );
}
