import { Menu } from '@mantine/core';
import { roleOf, type Participant } from '@entente/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agreementsQuery } from '../../../api/reading.js';
import type { Action } from '../../../ui/actions.js';
import { Icon } from '../../../ui/Icon.js';
import { CountryChip } from '../../../ui/marks.js';
import { PhoneLink } from '../../../ui/PhoneLink.js';
import { ago, clockTime, useNow } from '../../../ui/time.js';
import { toneOf } from '../../cases/WhoIsIn.js';
import { useCase } from '../case-context.js';
import { Section } from './Section.js';

export function Participants({ invite }: { invite: Action | undefined }) {
  const { t } = useTranslation();
  const { view } = useCase();
  const order = { accepted: 0, invited: 1, declined: 2, withdrawn: 3, removed: 4 };
  const all = [...view.participants].sort(
    (a, b) =>
      Number(b.organization === view.lead) - Number(a.organization === view.lead) ||
      order[a.state] - order[b.state],
  );
  return (
    <Section name="who" title={t('case.participants')} action={invite}>
      <ul>
        {all.map((one) => (
          <ParticipantRow key={one.organization} one={one} />
        ))}
      </ul>
    </Section>
  );
}

function ParticipantRow({ one }: { one: Participant }) {
  const { t } = useTranslation();
  const { view, organizations, acting, past, open } = useCase();
  const { organization: id, state, since } = one;
  const organization = organizations.get(id);
  const present = useNow(30_000);
  const phone = useDutyPhone(id) ?? organization?.phone;
  const leads = id === view.lead;
  const role = roleOf(view, one);
  const details = [
    leads ? t('participation.lead') : role && t(`participation.${role}`),
    organization?.timeZone && clockTime(present, organization.timeZone),
    state !== 'accepted' && ago(since, present, t),
    phone && t('case.onDuty', { phone: '' }).trim(),
  ].filter(Boolean);
  const mayRemove =
    view.lead === acting.by && !leads && !past && (state === 'accepted' || state === 'invited');
  return (
    <li className="participant">
      <CountryChip organization={organization} tone={toneOf(one, view)} />
      <span className="participant-text">
        <span className="strong cut">{organizations.name(id)}</span>
        <span className="small faint">
          {details.join(' · ')} {phone && <PhoneLink phone={phone} />}
        </span>
      </span>
      <span className={`small ${state === 'invited' ? 'soon' : 'dim'}`}>{t(`participation.${state}`)}</span>
      {mayRemove && (
        <Menu position="bottom-end">
          <Menu.Target>
            <button
              type="button"
              className="icon-button"
              aria-label={t('case.moreAbout', { who: organizations.name(id) })}
            >
              <Icon name="more" size={14} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {state === 'accepted' && (
              <Menu.Item
                leftSection={<Icon name="requests" size={14} />}
                onClick={() => open({ kind: 'ask', to: id })}
              >
                {t('action.ask')}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<Icon name="cross" size={14} />}
              onClick={() => open({ kind: 'remove', organization: id })}
            >
              {t('action.removeParticipant')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}

/** The point of contact that an agreement names for a party, with a telephone. */
function useDutyPhone(id: string): string | undefined {
  const { data } = useQuery(agreementsQuery);
  return data
    ?.flatMap(({ contacts }) => contacts ?? [])
    .find(({ organizationId, phone }) => organizationId === id && phone)?.phone;
}
