import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presence as WhoIsHere } from '../../api/shapes.js';
import { openCase } from '../../live/live.js';
import { Icon } from '../../ui/Icon.js';
import { useCase } from './case-context.js';

/** Who else of the circle has this case open, and who of them is writing what would reach us. */
export function Presence() {
  const { t } = useTranslation();
  const { record, session, organizations } = useCase();
  const [people, setPeople] = useState<WhoIsHere['people']>([]);
  useEffect(() => openCase(record.id, (presence) => setPeople(presence.people)), [record.id]);
  const others = people.filter(({ user }) => user?.id !== session.user.id);
  if (others.length === 0) return null;
  return (
    <span className="presence" aria-label={t('case.presence', { n: others.length })}>
      {others.map(({ user, organization, writing }) => {
        const who = user?.name ?? organizations.name(organization);
        return (
          <span
            key={user?.id ?? organization}
            className="avatar"
            title={t(writing ? 'case.writingOf' : 'case.presenceOf', { who })}
          >
            {user ? user.name.slice(0, 2).toUpperCase() : (organizations.get(organization)?.country ?? '··')}
            {writing && (
              <span className="is-writing">
                <Icon name="pen" size={10} />
                <span className="unseen">{t('case.writingOf', { who })}</span>
              </span>
            )}
          </span>
        );
      })}
    </span>
  );
}
