import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { NewApiToken } from '../../api/shapes.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { Empty, Failed, Loading } from '../../ui/states.js';
import { DateOf } from '../../ui/time.js';
import { tokensQuery, usersQuery } from './queries.js';

export function Tokens() {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const removing = useMutation({
    mutationFn: (id: string) => write('DELETE', `/tokens/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <section className="panel" aria-label={t('administration.tokens')}>
      <div className="panel-head">
        <h2>{t('administration.tokens')}</h2>
        <span className="end">
          <Button size="xs" onClick={() => setAdding(true)}>
            {t('administration.addToken')}
          </Button>
        </span>
      </div>
      {shown && (
        <div className="token-shown" role="status">
          <p className="strong">{t('administration.tokenOnce')}</p>
          <code dir="ltr">{shown}</code>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void navigator.clipboard.writeText(shown)}
          >
            {t('action.copy')}
          </Button>
        </div>
      )}
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon="key" title={t('administration.noTokens')}>
          <p>{t('administration.noTokensHelp')}</p>
        </Empty>
      )}
      <ul className="rows">
        {data?.map(({ id, label, email, createdAt }) => (
          <li key={id} className="admin-row">
            <span>
              <span className="strong">{label || t('administration.unnamed')}</span>
              <br />
              <span className="small faint">{email}</span>
            </span>
            <span className="end small dim">
              <DateOf at={createdAt} />
            </span>
            <button type="button" className="text-button" onClick={() => removing.mutate(id)}>
              {t('administration.revoke')}
            </button>
          </li>
        ))}
      </ul>
      {adding && <AddToken onClose={() => setAdding(false)} onMade={setShown} />}
    </section>
  );
}

function AddToken({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const { t } = useTranslation();
  const { data: users } = useQuery(usersQuery);
  const [userId, setUserId] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const making = useMutation({
    mutationFn: () => write<NewApiToken>('POST', '/tokens', { userId, label: label.trim() }),
    onSuccess: async ({ token }) => {
      onMade(token);
      await queries.invalidateQueries({ queryKey: ['tokens'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('administration.addToken')}
      submit={t('administration.addToken')}
      onSubmit={() => making.mutate()}
      onClose={onClose}
      pending={making.isPending}
      error={making.error}
      lacks={stillNeeded(t, { 'administration.tokenUser': userId === null })}
    >
      <Select
        label={t('administration.tokenUser')}
        data-autofocus
        value={userId}
        data={(users ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        onChange={setUserId}
      />
      <TextInput
        label={t('administration.tokenLabel')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <p className="consequence">{t('administration.tokenConsequence')}</p>
    </FormDialog>
  );
}
