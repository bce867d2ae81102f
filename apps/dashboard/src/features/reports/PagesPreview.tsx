import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import type { ReportPages } from '../../api/shapes.js';
import { Loading, Refusal } from '../../ui/states.js';

/** So long the choices rest before their pages are drawn. */
const restMs = 400;

/** How the pages will look; drawn anew when the choices change. `asked` is what the report is asked for with. */
export function PagesPreview({ asked }: { asked: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(JSON.stringify(asked), restMs);
  const { data, error, isFetching } = useQuery({
    queryKey: ['report-pages', settled],
    queryFn: ({ signal }) => write<ReportPages>('POST', '/report-previews', JSON.parse(settled), { signal }),
    staleTime: 5_000,
    retry: false,
    placeholderData: (before) => before,
  });
  const stale = isFetching || settled !== JSON.stringify(asked);
  return (
    <section className="report-pages" aria-label={t('report.pages')} aria-busy={stale} tabIndex={0}>
      {!data && !error && <Loading />}
      <Refusal error={error} />
      {data?.pages.map((svg, i) => (
        <img
          key={i}
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
          alt={t('report.pageNumber', { n: i + 1 })}
        />
      ))}
      {data && (
        <p className="small dim" role="status">
          {data.whole ? t('report.pagesInAll', { count: data.pages.length }) : t('report.pagesBegin')}
        </p>
      )}
    </section>
  );
}
