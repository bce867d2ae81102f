import { Checkbox, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read, readFile } from '../../../api/http.js';
import { queries } from '../../../api/queries.js';
import type { ReportOutline } from '../../../api/shapes.js';
import { languages } from '../../../i18n/languages.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { TlpBadge } from '../../../ui/marks.js';
import { Loading } from '../../../ui/states.js';
import { useCase } from '../case-context.js';

const kinds = ['incident', 'after-action'] as const;
const formats = ['pdf', 'docx', 'html', 'xlsx', 'csv', 'json'] as const;

/** A report on the case: for whom, as what, without which sections; and beforehand, which marking it will bear. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { record, view, acting, organizations } = useCase();
  const [kind, setKind] = useState<string>(view.status === 'closed' ? 'after-action' : 'incident');
  const [format, setFormat] = useState<string>('pdf');
  const [lang, setLang] = useState<string>(i18n.language);
  const [audience, setAudience] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const calledOff = useRef(new AbortController());
  useEffect(() => () => calledOff.current.abort(), []);

  const asked = new URLSearchParams({ kind, lang, ...(audience && { audience }) });
  const whole = useOutline(record.id, asked);
  const chosen = new URLSearchParams(asked);
  if (left.length > 0) chosen.set('leaveOut', left.join(','));
  const outline = useOutline(record.id, chosen);
  const make = useMutation({
    mutationFn: () =>
      readFile(`/cases/${record.id}/report?${chosen}&format=${format}`, calledOff.current.signal),
    onSuccess: ({ blob, name }) => {
      save(blob, name);
      void queries.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });

  const partners = view.participants
    .filter(({ organization }) => organization !== acting.by)
    .map(({ organization }) => ({ value: organization, label: organizations.name(organization) }));
  const toggle = (id: string) =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <FormDialog
      title={t('action.report')}
      submit={t('report.make')}
      onSubmit={() => make.mutate()}
      onClose={onClose}
      pending={make.isPending}
      error={make.error ?? outline.error}
      ready={outline.data !== undefined}
      size={560}
    >
      <div className="form-row">
        <Select
          label={t('report.kind')}
          allowDeselect={false}
          data-autofocus
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`report.kinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <Select
          label={t('report.format')}
          allowDeselect={false}
          value={format}
          data={formats.map((value) => ({ value, label: t(`report.formats.${value}`) }))}
          onChange={(value) => setFormat(value ?? format)}
        />
      </div>
      <div className="form-row">
        <Select
          label={t('settings.language')}
          allowDeselect={false}
          value={lang}
          data={languages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => setLang(value ?? lang)}
        />
        <Select
          label={t('report.audience')}
          description={audience === '' ? t('report.forUs') : t('report.forPartner')}
          allowDeselect={false}
          value={audience}
          data={[{ value: '', label: t('timeline.us') }, ...partners]}
          onChange={(value) => setAudience(value ?? '')}
        />
      </div>
      <fieldset className="report-sections">
        <legend>{t('report.sections')}</legend>
        {whole.isPending && <Loading />}
        {whole.data?.sections.map(({ id, title, tlp }) => (
          <div key={id} className="report-section">
            <Checkbox
              label={title}
              checked={!left.includes(id)}
              disabled={id === 'summary'}
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

function useOutline(id: string, asked: URLSearchParams) {
  return useQuery({
    queryKey: ['report-outline', id, asked.toString()],
    queryFn: ({ signal }) => read<ReportOutline>(`/cases/${id}/report/outline?${asked}`, signal),
    staleTime: 5_000,
    retry: false,
    placeholderData: (before) => before,
  });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
