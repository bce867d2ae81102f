import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportFormat } from '@entente/domain';
import type { Session } from '../../api/shapes.js';
import { may, useSession } from '../../app/session.js';
import { ActionButton, bind, type ActionDefinition } from '../../ui/actions.js';
import { MakeReport } from './MakeReport.js';
import type { ReportOf } from './report-of.js';

interface Exporting {
  session: Session;
  why: string;
  open: () => void;
}

const actions: readonly ActionDefinition<Exporting>[] = [
  {
    ...{ id: 'export', label: 'report.export', icon: 'print' },
    allowed: ({ session, why }) => may(session, 'makeReports') || why,
    perform: ({ open }) => open(),
  },
];

/** Takes what stands on a screen along as a file; the server makes it and remembers that it did. */
export function ExportReport({
  of,
  asked,
  fixed,
  formats = ['pdf', 'xlsx', 'csv'],
  children,
}: {
  of: ReportOf;
  asked: Readonly<Record<string, string>>;
  fixed: string;
  formats?: readonly ReportFormat[];
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [action] = bind(actions, { session, why: t('refusal.managerOnly'), open: () => setOpen(true) }, t);
  return (
    <>
      {action && <ActionButton action={action} />}
      {open && (
        <MakeReport
          title={t('report.export')}
          of={of}
          asked={asked}
          formats={formats}
          fixed={fixed}
          onClose={() => setOpen(false)}
        >
          {children}
        </MakeReport>
      )}
    </>
  );
}
