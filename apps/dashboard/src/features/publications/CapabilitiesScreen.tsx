import { useTranslation } from 'react-i18next';
import type { PublicationRecord } from '../../api/shapes.js';
import { useWriteAction } from '../../app/global-actions.js';
import { useSession } from '../../app/session.js';
import { ActionButton } from '../../ui/actions.js';
import { ExportReport } from '../reports/ExportReport.js';
import { Matches } from './Matches.js';
import { NotOpen } from './NotOpen.js';
import { PublicationList } from './PublicationList.js';

/** What we need and what our partners can give, and the other way round. */
export function CapabilitiesScreen() {
  const { t } = useTranslation();
  const need = useWriteAction('need');
  const offer = useWriteAction('offer');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.capabilities')}</h1>
        <div className="end">
          <ExportReport of={{ of: 'capabilities' }} asked={{}} fixed="ourNeeds" />
          {offer && <ActionButton action={offer} />}
          {need && <ActionButton action={need} primary />}
        </div>
      </div>
      <div className="capability-split">
        <Side kind="need" ours title="capability.ourNeeds" none="capability.noOurNeeds" />
        <Side kind="offer" ours={false} title="capability.theirOffers" none="capability.noTheirOffers" />
        <Side kind="need" ours={false} title="capability.theirNeeds" none="capability.noTheirNeeds" />
        <Side kind="offer" ours title="capability.ourOffers" none="capability.noOurOffers" />
      </div>
    </div>
  );
}

interface SideProps {
  kind: 'need' | 'offer';
  ours: boolean;
  title: string;
  none: string;
}

function Side({ kind, ours, title, none }: SideProps) {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <section className="panel" aria-label={t(title)}>
      <div className="panel-head">
        <h2>{t(title)}</h2>
      </div>
      <PublicationList
        icon="capabilities"
        none={t(none)}
        filters={{ kind, status: 'current', limit: '200' }}
        belongs={({ publisher }) => (publisher === organization.id) === ours}
        below={(record) => <Beneath record={record} ours={ours} />}
      />
    </section>
  );
}

function Beneath({ record, ours }: { record: PublicationRecord; ours: boolean }) {
  const { content } = record;
  if (content.kind === 'need' && ours) return <Matches need={content} />;
  return !ours && <NotOpen of={record} />;
}
