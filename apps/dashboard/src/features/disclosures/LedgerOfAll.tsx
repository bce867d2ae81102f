import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrganizations } from '../../api/reading.js';
import { showNotice } from '../../ui/notice.js';
import { More } from '../../ui/More.js';
import { Empty, Failed, Loading, sentenceOf } from '../../ui/states.js';
import { exportCsv } from './export.js';
import { ledgerQuery, mostExported, wholeLedger, type LedgerFilter } from './ledger.js';
import { LedgerRow, useTitleOf } from './LedgerRow.js';

/** What of ours was disclosed in any case, the newest entry first. */
export function LedgerOfAll({
  filter,
  caseNames,
}: {
  filter: LedgerFilter;
  /** Of the cases that there are to choose from, by id. */
  caseNames: ReadonlyMap<string, string>;
}) {
  const { t, i18n } = useTranslation();
  const organizations = useOrganizations();
  const titleOf = useTitleOf();
  const list = useInfiniteQuery(ledgerQuery(filter));
  const exporting = useMutation({
    mutationFn: () => wholeLedger(filter),
    onSuccess: ({ items, next }) => {
      exportCsv(items, organizations, titleOf);
      const n = mostExported.toLocaleString(i18n.language);
      if (next !== null) void showNotice(t, t('disclosures.exportedPart', { n }));
    },
    onError: (error) => void showNotice(t, sentenceOf(error, t), { failed: true }),
  });
  if (list.isPending) return <Loading />;
  if (!list.data) return <Failed error={list.error} again={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing filtered={Object.keys(filter).length > 0} />;
  return (
    <>
      <div className="ledger-acts">
        <span className="small dim">{t('disclosures.newestFirst')}</span>
        <Button
          size="compact-xs"
          variant="default"
          loading={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {t('disclosures.export')}
        </Button>
      </div>
      <ul className="rows">
        {items.map((one) => (
          <LedgerRow
            key={one.entry.number}
            told={one}
            beneath={caseNames.get(one.entry.event.stream.id) ?? ''}
          />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (!filtered)
    return (
      <Empty icon="disclosures" title={t('disclosures.none')}>
        <p>{t('disclosures.noneHelp')}</p>
      </Empty>
    );
  return (
    <Empty icon="disclosures" title={t('disclosures.noneSuch')}>
      <Link to="/disclosures">{t('cases.clearFilters')}</Link>
    </Empty>
  );
}
