import { Button, FileButton } from '@mantine/core';
import { documentsNow, isSigned, type Agreement, type SignedDocument } from '@entente/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { useOrganizations } from '../../api/reading.js';
import { may, useSession } from '../../app/session.js';
import { Icon } from '../../ui/Icon.js';
import { CountryChip } from '../../ui/marks.js';
import { Refusal } from '../../ui/states.js';
import { date, DateOf } from '../../ui/time.js';
import { fingerprintOf, type Fingerprint } from './fingerprint.js';

/** Which file each party holds to be the signed document, and whether one at hand is it. */
export function SignedDocuments({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  if (!isSigned(agreement)) return null;
  const documents = documentsNow(agreement);
  const differ = new Set(documents.map(({ sha256 }) => sha256)).size > 1;
  return (
    <section className="panel">
      <h2>{t('document.title')}</h2>
      {documents.length === 0 && <p className="agreement-line small dim">{t('document.none')}</p>}
      {differ && (
        <p className="agreement-line small late">
          <Icon name="warning" size={13} /> {t('document.differ')}
        </p>
      )}
      <ul className="rows">
        {documents.map((document) => (
          <Recorded key={document.by} document={document} />
        ))}
      </ul>
      <Check agreement={agreement} />
    </section>
  );
}

function Recorded({ document: { by, at, name, bytes, sha256 } }: { document: SignedDocument }) {
  const organizations = useOrganizations();
  const size = useSize();
  return (
    <li className="party-now">
      <p className="party-now-head">
        <CountryChip organization={organizations.get(by)} />
        <span className="document-name">{name}</span>
        <span className="end small dim nowrap">
          {size(bytes)} · <DateOf at={at} />
        </span>
      </p>
      <code className="small dim document-hash" dir="ltr">
        SHA-256 {sha256}
      </code>
    </li>
  );
}

/** In kilobytes, as the language writes it. */
function useSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, {
    ...{ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 },
  });
  return (bytes) => format.format(bytes / 1_000);
}

function Check({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<Fingerprint | 'not-here' | null>(null);
  const look = useMutation({
    mutationFn: fingerprintOf,
    onSuccess: (fingerprint) => setFile(fingerprint ?? 'not-here'),
  });
  return (
    <div className="document-check">
      <FileButton
        onChange={(chosen) => {
          if (chosen) look.mutate(chosen);
        }}
      >
        {(props) => (
          <Button {...props} variant="default" size="xs" loading={look.isPending}>
            {t('document.check')}
          </Button>
        )}
      </FileButton>
      <p className="small dim">{t('document.checkHelp')}</p>
      <Refusal error={look.error} />
      <div role="status" className="document-result">
        {file === 'not-here' && <p className="small late">{t('document.notHere')}</p>}
        {file && file !== 'not-here' && (
          <Result key={file.sha256} file={file} agreement={agreement} onRecorded={() => setFile(null)} />
        )}
      </div>
    </div>
  );
}

function Result({
  file,
  agreement,
  onRecorded,
}: {
  file: Fingerprint;
  agreement: Agreement;
  onRecorded: () => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const organizations = useOrganizations();
  const same = documentsNow(agreement).filter(({ sha256 }) => sha256 === file.sha256);
  const record = useMutation({
    mutationFn: () => write('POST', `/agreements/${agreement.id}/documents`, file),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['agreements'] });
      onRecorded();
    },
  });
  const us = session.organization.id;
  const mayRecord =
    may(session, 'manageAgreements') &&
    agreement.parties.includes(us) &&
    !same.some((document) => document.by === us);
  return (
    <>
      <p className="small strong document-name">{file.name}</p>
      {same.length === 0 && (
        <p className="small late">
          <Icon name="cross" size={13} /> {t('document.unknown')}
        </p>
      )}
      {same.map(({ by, at }) => (
        <p key={by} className="small ok">
          <Icon name="check" size={13} />{' '}
          {t('document.same', { who: organizations.name(by), date: date(at) })}
        </p>
      ))}
      <code className="small dim document-hash" dir="ltr">
        SHA-256 {file.sha256}
      </code>
      {mayRecord && (
        <>
          <p className="consequence">{t('document.recordMeans')}</p>
          <Button size="xs" loading={record.isPending} onClick={() => record.mutate()}>
            {t('document.record')}
          </Button>
          <Refusal error={record.error} />
        </>
      )}
    </>
  );
}
