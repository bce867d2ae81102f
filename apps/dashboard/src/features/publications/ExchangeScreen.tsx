import { Select, TextInput } from '@mantine/core';
import type { PublicationKind } from '@entente/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { useWriteAction } from '../../app/global-actions.js';
import { ActionButton } from '../../ui/actions.js';
import { PublicationList } from './PublicationList.js';

const kinds = ['bulletin', 'policy', 'practice', 'technology'] as const satisfies PublicationKind[];

type Search = Record<string, string | undefined>;

/** What organisations tell each other beside cases; which kind, whose and in what state stands in the address. */
export function ExchangeScreen() {
  const { t } = useTranslation();
  const search: Search = useSearch({ strict: false });
  const kind = kinds.find((each) => each === search['kind']);
  const write = useWriteAction(kind ?? 'bulletin');
  const set = useSearchChange();
  const { q, publisher, status } = search;
  const clear = () => set({ q: undefined, publisher: undefined, status: undefined });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.exchange')}</h1>
        <div className="end">{write && <ActionButton action={write} primary />}</div>
      </div>
      <section className="panel" aria-label={t('nav.exchange')}>
        <div className="panel-head publication-filters">
          <div className="toggles publication-kinds" role="group" aria-label={t('field.kind')}>
            {[undefined, ...kinds].map((each) => (
              <button
                key={each ?? 'all'}
                type="button"
                aria-pressed={each === kind}
                onClick={() => set({ kind: each })}
              >
                {t(each ? `publication.kind.${each}` : 'publication.all')}
              </button>
            ))}
          </div>
          <Filters search={search} onChange={set} />
        </div>
        <PublicationList
          icon="exchange"
          filters={{
            kind: kind ?? kinds.join(','),
            ...(q && { q }),
            ...(publisher && { publisher }),
            ...(status && { status }),
          }}
          act={write && <ActionButton action={write} />}
          showAll={q || publisher || status ? clear : undefined}
        />
      </section>
    </div>
  );
}

function useSearchChange() {
  const navigate = useNavigate();
  return (parts: Search) =>
    void navigate({ to: '.', replace: true, search: (before: Search) => ({ ...before, ...parts }) });
}

function Filters({ search, onChange }: { search: Search; onChange: (parts: Search) => void }) {
  const { t } = useTranslation();
  const organizations = useOrganizations();
  return (
    <>
      <Words value={search['q'] ?? ''} onChange={(q) => onChange({ q })} />
      <Select
        size="xs"
        aria-label={t('publication.publisher')}
        placeholder={t('publication.anyPublisher')}
        searchable
        clearable
        value={search['publisher'] ?? null}
        data={organizations.all.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        onChange={(publisher) => onChange({ publisher: publisher ?? undefined })}
      />
      <Select
        size="xs"
        aria-label={t('publication.status')}
        placeholder={t('publication.any')}
        clearable
        value={search['status'] ?? null}
        data={['current', 'withdrawn'].map((value) => ({ value, label: t(`publication.${value}`) }))}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
    </>
  );
}

/** The server is asked when the writer has paused, not at each letter. */
function Words({ value, onChange }: { value: string; onChange: (q: string | undefined) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const settled = text.trim();
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    // Changed from elsewhere: what is still being written here goes on.
    if (settled === before) setText(value);
  }
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => onChange(settled || undefined), 250);
    return () => clearTimeout(timer);
  }, [settled, value, onChange]);
  return (
    <TextInput
      size="xs"
      type="search"
      className="publication-search"
      aria-label={t('publication.search')}
      placeholder={t('publication.search')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
