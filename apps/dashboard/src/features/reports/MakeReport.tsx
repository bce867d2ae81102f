import { Button, Checkbox, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFormats, type ReportFormat } from '@entente/domain';
import { read, readFile, write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { ReportJob, ReportOutline } from '../../api/shapes.js';
import { languages } from '../../i18n/languages.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { TlpBadge } from '../../ui/marks.js';
import { saveFile } from '../../ui/save-file.js';
import { Loading } from '../../ui/states.js';
import { JobProgress } from './JobProgress.js';
import { followed } from './jobs.js';
import { PagesPreview } from './PagesPreview.js';
import { addressOf, type ReportOf } from './report-of.js';
import './reports.css';

/** What is quicker needs no bar. */
const quickMs = 1_000;

/**
 * Has a report made and saves it: as what, in which language, without which sections; and says beforehand which marking
 * it will bear. `asked` is what else it is asked for with. A long one can be called off, or left to go on.
 */
export function MakeReport({
  title,
  of,
  asked,
  formats = reportFormats,
  fixed,
  children,
  onClose,
}: {
  title: string;
  of: ReportOf;
  asked: Readonly<Record<string, string>>;
  formats?: readonly ReportFormat[];
  /** The section that no such report is without. */
  fixed: string;
  /** Further questions, above those that every report asks. */
  children?: ReactNode;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [format, setFormat] = useState<string>(formats[0] ?? 'pdf');
  const [lang, setLang] = useState<string>(i18n.language);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [job, setJob] = useState<ReportJob>();
  const path = addressOf(of);

  const words = new URLSearchParams({ ...asked, lang });
  const whole = useOutline(path, words);
  const chosen = new URLSearchParams(words);
  if (left.length > 0) chosen.set('leaveOut', left.join(','));
  const asking = { ...of, ...Object.fromEntries(chosen) };
  const outline = useOutline(path, chosen);
  const following = useRef(new AbortController());
  useEffect(() => () => following.current.abort(), []);
  const make = useMutation({
    mutationFn: async () => {
      following.current = new AbortController();
      const { signal } = following.current;
      const { id } = await write<ReportJob>('POST', '/report-jobs', { ...asking, format });
      await followed(id, setJob, signal);
      const { blob, name } = await readFile(`/report-jobs/${id}/file`, signal);
      saveFile(blob, name);
      await write('DELETE', `/report-jobs/${id}`);
    },
    onSuccess: onClose,
    onSettled: () => {
      setJob(undefined);
      for (const key of ['reports', 'report-jobs']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const long = useLasting(make.isPending, quickMs);
  const toggle = (id: string) =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  if (long && job)
    return (
      <Dialog title={title} onClose={onClose} size={560}>
        <div className="form">
          <JobProgress
            job={job}
            // Whoever still followed it then would be told that there is no such report.
            onCallOff={() => {
              following.current.abort();
              make.reset();
            }}
          />
          <p className="small dim">{t('report.goesOn')}</p>
          <div className="form-foot">
            <Button variant="default" size="xs" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <FormDialog
      title={title}
      submit={t('report.make')}
      onSubmit={() => make.mutate()}
      onClose={onClose}
      pending={make.isPending}
      error={make.error ?? outline.error}
      lacks={outline.data === undefined ? t('state.loading') : null}
      size={960}
    >
      <div className="report-make">
        <div className="form">
          {children}
          <div className="form-row">
            <Select
              label={t('report.format')}
              allowDeselect={false}
              data-autofocus
              value={format}
              data={formats.map((value) => ({ value, label: t(`report.formats.${value}`) }))}
              onChange={(value) => setFormat(value ?? format)}
            />
            <Select
              label={t('settings.language')}
              allowDeselect={false}
              value={lang}
              data={languages.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => setLang(value ?? lang)}
            />
          </div>
          <fieldset className="report-sections">
            <legend>{t('report.sections')}</legend>
            {whole.isPending && <Loading />}
            {whole.data?.sections.map(({ id, title: name, tlp }) => (
              <div key={id} className="report-section">
                <Checkbox
                  label={name}
                  checked={!left.includes(id)}
                  disabled={id === fixed}
                  onChange={() => toggle(id)}
                />
                <TlpBadge tlp={tlp} />
              </div>
            ))}
          </fieldset>
          {outline.data && (
            <p className="consequence" role="status">
              <span>
                {t('report.marking')} <TlpBadge tlp={outline.data.tlp} />
              </span>
            </p>
          )}
        </div>
        <PagesPreview asked={asking} />
      </div>
    </FormDialog>
  );
}

function useOutline(path: string, asked: URLSearchParams) {
  return useQuery({
    queryKey: ['report-outline', path, asked.toString()],
    queryFn: ({ signal }) => read<ReportOutline>(`${path}/outline?${asked}`, signal),
    staleTime: 5_000,
    retry: false,
    placeholderData: (before) => before,
  });
}

/** Whether something has been true for so long. */
function useLasting(now: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return undefined;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [now, ms]);
  return now && lasting;
}
