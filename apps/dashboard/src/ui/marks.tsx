import { severityLevel, tlpColours, type CaseStatus, type Severity, type Tlp } from '@entente/domain';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../api/shapes.js';

/** How marking, severity, status and countries are drawn; here and nowhere else. Never by colour alone. */

export function TlpBadge({ tlp, internal = false }: { tlp: Tlp; internal?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="tlp" style={{ color: tlpColours[tlp] }}>
      {internal ? t('marking.internal') : tlp}
    </span>
  );
}

export function SeverityMark({ severity, bare = false }: { severity: Severity; bare?: boolean }) {
  const { t } = useTranslation();
  const level = severityLevel(severity);
  const word = t(`severity.${severity}`);
  return (
    <span className="severity" title={bare ? word : undefined}>
      <span className="bars" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((bar) => (
          <i
            key={bar}
            style={{ height: 4 + 2 * bar, ...(bar <= level && { background: `var(--s${level})` }) }}
          />
        ))}
      </span>
      {bare ? <span className="unseen">{word}</span> : word}
    </span>
  );
}

const shareOfTheWay: Record<CaseStatus, number> = {
  ...{ new: 0, triage: 0.2, responding: 0.4, contained: 0.6, recovering: 0.8, closed: 1 },
};

export function StatusRing({ status }: { status: CaseStatus }) {
  const { t } = useTranslation();
  const round = 2 * Math.PI * 5.5;
  return (
    <span className="status">
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.5" stroke="var(--edge)" />
        <circle
          cx="7"
          cy="7"
          r="5.5"
          stroke="var(--accent)"
          strokeDasharray={`${round * shareOfTheWay[status]} ${round}`}
          transform="rotate(-90 7 7)"
        />
      </svg>
      {t(`status.${status}`)}
    </span>
  );
}

export type ChipTone = 'lead' | 'plain' | 'waiting' | 'gone';

/** A country's two letters: legible, equal, printable, readable aloud. */
export function CountryChip({
  organization,
  code,
  tone = 'plain',
  note,
}: {
  organization?: Organization | undefined;
  code?: string;
  tone?: ChipTone;
  note?: string;
}) {
  const letters = code ?? organization?.country ?? '··';
  const name = organization?.shortName ?? letters;
  return (
    <span className={`country ${tone}`} title={note ? `${name}, ${note}` : name}>
      {letters}
      {note !== undefined && <span className="unseen">, {note}</span>}
    </span>
  );
}

export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key === 'Mod' ? modifierName : key}</kbd>
      ))}
    </span>
  );
}

export const modifierName = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';
