import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MakeReport } from '../../reports/MakeReport.js';
import { useCase } from '../case-context.js';

const kinds = ['incident', 'after-action'] as const;

/** A report on the case: of which kind, and for whom. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { record, view, acting, organizations } = useCase();
  const [kind, setKind] = useState<string>(view.status === 'closed' ? 'after-action' : 'incident');
  const [audience, setAudience] = useState('');
  const partners = view.participants
    .filter(({ organization }) => organization !== acting.by)
    .map(({ organization }) => ({ value: organization, label: organizations.name(organization) }));
  return (
    <MakeReport
      title={t('action.report')}
      of={{ of: 'case', id: record.id }}
      asked={{ kind, ...(audience && { audience }) }}
      fixed="summary"
      onClose={onClose}
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
          label={t('report.audience')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={audience === '' ? t('report.forUs') : t('report.forPartner')}
          allowDeselect={false}
          value={audience}
          data={[{ value: '', label: t('timeline.us') }, ...partners]}
          onChange={(value) => setAudience(value ?? '')}
        />
      </div>
    </MakeReport>
  );
}
