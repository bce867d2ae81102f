import { defang, type KnownIndicator } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionText, type Action } from '../../../ui/actions.js';
import { CopyIndicator } from '../../../ui/CopyIndicator.js';
import { indicatorName } from '../../../ui/indicator-name.js';
import { TlpBadge } from '../../../ui/marks.js';
import { usePrinting } from '../../../ui/printing.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';

const shown = 8;

export function Indicators({ add, raise }: { add: Action | undefined; raise: Action | undefined }) {
  const { t } = useTranslation();
  const { page } = useCase();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const { indicators } = page;
  const title =
    indicators.length > 0 ? `${t('case.indicators')} · ${indicators.length}` : t('case.indicators');
  return (
    <Section name="indicators" title={title} action={add} label={t('action.addShort')}>
      {indicators.length === 0 && <p className="small faint">{t('case.noIndicators')}</p>}
      <ul>
        {(all || printing ? indicators : indicators.slice(-shown)).map((indicator) => (
          <IndicatorRow key={indicator.id} indicator={indicator} inFull={printing} />
        ))}
      </ul>
      {indicators.length > 0 && (
        <p className="side-foot">
          {indicators.length > shown && (
            <button type="button" className="text-button" onClick={() => setAll(!all)}>
              {all ? t('case.fewer') : t('case.allIndicators', { n: indicators.length })}
            </button>
          )}
          <span className="end side-acts">
            {raise && <ActionText action={raise} />}
            <button type="button" className="text-button" onClick={() => copyAll(indicators)}>
              {t('case.copyAll')}
            </button>
          </span>
        </p>
      )}
    </Section>
  );
}

function copyAll(indicators: readonly KnownIndicator[]): void {
  void navigator.clipboard.writeText(indicators.map(({ value }) => value).join('\n'));
}

function IndicatorRow({ indicator, inFull }: { indicator: KnownIndicator; inFull: boolean }) {
  const { t } = useTranslation();
  const { type, value, toBlock, note, tlp } = indicator;
  const safe = defang(type, value);
  const kind = indicatorName(type, t);
  return (
    <li className="side-row indicator" title={[safe, kind, note].filter(Boolean).join('\n')}>
      <code className="cut" dir="ltr">
        {inFull ? safe : shortened(safe)}
      </code>
      <span className="small faint cut indicator-kind">{kind}</span>
      {toBlock && <span className="small faint">{t('case.block')}</span>}
      <TlpBadge tlp={tlp} />
      <CopyIndicator indicator={indicator} />
    </li>
  );
}

/** A hash is known by its ends. */
function shortened(text: string): string {
  return /^[0-9a-f]{32,}$/i.test(text) ? `${text.slice(0, 8)}…${text.slice(-6)}` : text;
}
