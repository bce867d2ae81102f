import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField.js';
import { Problem } from '../../api/http.js';
import { nodeQuery } from '../../api/reading.js';
import { signIn } from '../../app/session.js';
import { Doorway } from './Doorway.js';
import { Refusal } from '../../ui/states.js';

/** Stands in the place of the screen that was asked for, so that signing in leads there. */
export function SignIn() {
  const { t } = useTranslation();
  const { data: node } = useQuery(nodeQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => signIn(email, password) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <Doorway title={t('session.title')} lead={t('session.lead')}>
      {node?.demonstration && <p className="demonstration">{t('frame.demonstration')}</p>}
      {node?.setUp === false && <p className="consequence">{t('session.notSetUp')}</p>}
      <form className="form" onSubmit={submit}>
        <TextInput
          type="email"
          label={t('field.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t('field.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refusal error={kinder(entering.error, t)} />
        <Button type="submit" size="sm" loading={entering.isPending} fullWidth>
          {t('session.signIn')}
        </Button>
      </form>
    </Doorway>
  );
}

function kinder(error: Error | null, t: (key: string) => string): Error | null {
  return error instanceof Problem && error.status === 401 ? new Error(t('session.wrong')) : error;
}
