import { useTranslation } from 'react-i18next';
import type { Organization } from '../../api/shapes.js';
import { AskForOffer } from '../publications/AskForOffer.js';
import { NotOpen } from '../publications/NotOpen.js';
import { PublicationList } from '../publications/PublicationList.js';

/** What they can give and what they need, as they told us. */
export function TheirCapabilities({ partner }: { partner: Organization }) {
  const { t } = useTranslation();
  return (
    <div className="partner-split">
      {(['offer', 'need'] as const).map((kind) => (
        <section key={kind} className="panel" aria-label={t(`partner.${kind}`)}>
          <div className="panel-head">
            <h2>{t(`partner.${kind}`)}</h2>
          </div>
          <PublicationList
            icon="capabilities"
            filters={{ kind, status: 'current', publisher: partner.id }}
            none={t('partner.nothingPublished')}
            below={(record) => (
              <>
                <NotOpen of={record} />
                {kind === 'offer' && (
                  <p className="panel-line">
                    <AskForOffer offer={record} />
                  </p>
                )}
              </>
            )}
          />
        </section>
      ))}
    </div>
  );
}
