import { Checkbox, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { read, readFile } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { ReportOutline } from '../../api/shapes.js';
import { languages } from '../../i18n/languages.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { TlpBadge } from '../../ui/marks.js';
import { saveFile } from '../../ui/save-file.js';
import { Loading } from '../../ui/states.js';
import './reports.css';

export const reportFormats = ['pdf', 'docx', 'html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Has a report made and saves it: as what, in which language, without which sections; and says beforehand which marking
 * it will bear. `path` is where the server makes it, `asked` what else it is asked for with.
 */
export function MakeReport({
  title,
  path,
  asked,
  formats = reportFormats,
  fixed,
  children,
  onClose,
}: {
  title: string;
  path: string;
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
  const calledOff = useRef(new AbortController());
  useEffect(() => () => calledOff.current.abort(), []);

  const words = new URLSearchParams({ ...asked, lang });
  const whole = useOutline(path, words);
  const chosen = new URLSearchParams(words);
  if (left.length > 0) chosen.set('leaveOut', left.join(','));
  const outline = useOutline(path, chosen);
  const make = useMutation({
    mutationFn: () => readFile(`${path}?${chosen}&format=${format}`, calledOff.current.signal),
    onSuccess: ({ blob, name }) => {
      saveFile(blob, name);
      void queries.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });
  const toggle = (id: string) =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <FormDialog
      title={title}
      submit={t('report.make')}
      onSubmit={() => make.mutate()}
      onClose={onClose}
      pending={make.isPending}
      error={make.error ?? outline.error}
      ready={outline.data !== undefined}
      size={560}
    >
      {children}
      <div className="form-row">
        <Select
          label={t('report.format')}
          allowDeselect={false}
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
