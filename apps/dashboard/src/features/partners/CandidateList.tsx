import { Checkbox, TextInput } from '@mantine/core';
import type { OrganizationId } from '@entente/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../../api/shapes.js';
import { CountryChip } from '../../ui/marks.js';
import './candidates.css';

/** An organisation that could be chosen, with the basis on which it can, or the reason why it cannot. */
export interface Candidate {
  organization: Organization;
  allowed: boolean;
  reason: string;
}

export function CandidateList({
  candidates,
  chosen,
  onChange,
}: {
  candidates: readonly Candidate[];
  chosen: readonly OrganizationId[];
  onChange: (chosen: readonly OrganizationId[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = candidates
    .filter(({ organization: { name, shortName, country } }) =>
      `${name} ${shortName} ${country}`.toLowerCase().includes(wanted),
    )
    .sort(
      (a, b) =>
        Number(b.allowed) - Number(a.allowed) ||
        a.organization.shortName.localeCompare(b.organization.shortName),
    );
  const toggle = (id: OrganizationId) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div className="candidates">
      {candidates.length > 6 && (
        <TextInput
          aria-label={t('invite.find')}
          placeholder={t('invite.find')}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul tabIndex={0} aria-label={t('invite.find')}>
        {shown.map(({ organization, allowed, reason }, i) => (
          <li key={organization.id} className={allowed ? '' : 'barred'}>
            <Checkbox
              checked={chosen.includes(organization.id)}
              onChange={() => toggle(organization.id)}
              disabled={!allowed}
              data-autofocus={i === 0 || undefined}
              label={
                <span className="candidate-name">
                  <CountryChip organization={organization} /> {organization.shortName}
                </span>
              }
              description={reason}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="small dim">{t('invite.nobody')}</p>}
    </div>
  );
}
