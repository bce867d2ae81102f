import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionRecord, PublicationRecord } from '../../api/shapes.js';
import { TlpBadge } from '../../ui/marks.js';
import { Failed } from '../../ui/states.js';
import { DateOf } from '../../ui/time.js';
import { Content } from './Content.js';
import { editionsQuery } from './queries.js';

/** What stood before: the earlier editions that our book was given, each to be opened. */
export function Editions({ record }: { record: PublicationRecord }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(editionsQuery(record));
  const earlier = data?.filter(({ edition }) => edition !== record.edition) ?? [];
  return (
    <section className="panel" aria-label={t('publication.editions')}>
      <h2>{t('publication.editions')}</h2>
      {error && <Failed error={error} />}
      <ul className="rows">
        {earlier.map((one) => (
          <li key={one.edition}>
            <Earlier record={record} edition={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Earlier({
  record,
  edition: { at, ...edition },
}: {
  record: PublicationRecord;
  edition: EditionRecord;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="publication-past">
        {edition.content.title}{' '}
        <span className="small faint">
          · <DateOf at={at} /> <TlpBadge tlp={edition.tlp} />
        </span>
      </summary>
      {open && <Content record={{ ...record, ...edition }} past />}
    </details>
  );
}
