import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import { Failed, Loading, Refusal } from '../../ui/states.js';
import { TimeAgo } from '../../ui/time.js';
import { browserOf } from './browser.js';
import { sessionsQuery } from './queries.js';

export function Sessions() {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: (id: string) => write('DELETE', `/sessions/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <section className="panel" aria-label={t('administration.sessions')}>
      <div className="panel-head">
        <h2>{t('administration.sessions')}</h2>
        <span className="end small dim">{t('administration.sessionsHelp')}</span>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      <Refusal error={ending.error} />
      <ul className="rows">
        {data?.map(({ id, name, email, userAgent, createdAt }) => (
          <li key={id} className="admin-row">
            <span className="session-who">
              <span className="strong">{name}</span> <span className="small faint">{email}</span>
              <br />
              <span className="small faint cut" title={userAgent}>
                {browserOf(userAgent)}
              </span>
            </span>
            <span className="end small dim">
              <TimeAgo at={createdAt} full />
            </span>
            <button
              type="button"
              className="text-button"
              onClick={() => ending.mutate(id)}
              aria-label={t('administration.endOf', { name })}
            >
              {t('administration.end')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
