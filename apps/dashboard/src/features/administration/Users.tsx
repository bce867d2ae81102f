import { Button, Checkbox, TextInput } from '@mantine/core';
import { Role } from '@entente/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField.js';
import { write } from '../../api/http.js';
import { queries } from '../../api/queries.js';
import type { User } from '../../api/shapes.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { stillNeeded } from '../../ui/SubmitButton.js';
import { listed } from '../../ui/listed.js';
import { useFaults } from '../../ui/faults.js';
import { Failed, Loading } from '../../ui/states.js';
import { usersQuery } from './queries.js';

type Open = { kind: 'add' } | { kind: 'change' | 'password' | 'disable'; user: User };

export function Users() {
  const { t } = useTranslation();
  const { user: me } = useSession();
  const { data, isPending, error, refetch } = useQuery(usersQuery);
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <section className="panel" aria-label={t('administration.users')}>
      <div className="panel-head">
        <h2>{t('administration.users')}</h2>
        <span className="end">
          <Button size="xs" onClick={() => setOpen({ kind: 'add' })}>
            {t('administration.addUser')}
          </Button>
        </span>
      </div>
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => void refetch()} />}
      {data && (
        <table className="table stacks">
          <thead>
            <tr>
              <th>{t('field.personName')}</th>
              <th>{t('field.roles')}</th>
              <th>{t('field.state')}</th>
              <th>
                <span className="unseen">{t('administration.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((user) => (
              <tr key={user.id}>
                <td>
                  <span className="strong">{user.name}</span>
                  <br />
                  <span className="small faint">{user.email}</span>
                </td>
                <td className="small">{listed(user.roles.map((role) => t(`role.${role}`)))}</td>
                <td className={`small ${user.disabled ? 'late' : 'dim'}`}>
                  {t(
                    user.disabled
                      ? 'administration.disabled'
                      : user.service
                        ? 'administration.service'
                        : 'administration.enabled',
                  )}
                </td>
                <td className="row-acts">
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => setOpen({ kind: 'change', user })}
                  >
                    {t('action.change')}
                  </button>
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => setOpen({ kind: 'password', user })}
                  >
                    {t('field.password')}
                  </button>
                  {user.id !== me.id && (
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => setOpen({ kind: 'disable', user })}
                    >
                      {t(user.disabled ? 'administration.enable' : 'administration.disable')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <UserDialog open={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function UserDialog({ open, onClose }: { open: Open; onClose: () => void }) {
  switch (open.kind) {
    case 'add':
      return <EditUser onClose={onClose} />;
    case 'change':
      return <EditUser user={open.user} onClose={onClose} />;
    case 'password':
      return <SetPassword user={open.user} onClose={onClose} />;
    case 'disable':
      return <Disable user={open.user} onClose={onClose} />;
  }
}

function useUserChange(change: () => Promise<unknown>, onClose: () => void) {
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      onClose();
    },
  });
}

function EditUser({ user, onClose }: { user?: User; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useState<Role[]>(user?.roles ?? ['responder']);
  const saving = useUserChange(
    () =>
      user
        ? write('PATCH', `/users/${user.id}`, { name: name.trim(), roles })
        : write('POST', '/users', {
            name: name.trim(),
            email: email.trim(),
            roles,
            ...(password && { password }),
          }),
    onClose,
  );
  const faultOf = useFaults(saving.error);
  const title = t(user ? 'administration.changeUser' : 'administration.addUser');
  return (
    <FormDialog
      title={title}
      submit={t('action.save')}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
      pending={saving.isPending}
      error={saving.error}
      lacks={stillNeeded(t, {
        'field.personName': name.trim() === '',
        'field.email': email.trim() === '',
        'field.roles': roles.length === 0,
      })}
    >
      <TextInput
        label={t('field.personName')}
        data-autofocus
        error={faultOf('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('field.email')}
        type="email"
        error={faultOf('email')}
        disabled={user !== undefined}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('field.roles')}
        value={roles}
        onChange={(values) => setRoles(Role.options.filter((role) => values.includes(role)))}
      >
        <div className="role-list">
          {Role.options.map((role) => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`roleHelp.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {!user && (
        <PasswordField
          label={t('field.password')}
          description={t('administration.passwordHelp')}
          autoComplete="new-password"
          error={faultOf('password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

function SetPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const setting = useUserChange(() => write('POST', `/users/${user.id}/password`, { password }), onClose);
  const faultOf = useFaults(setting.error);
  return (
    <FormDialog
      title={t('administration.setPassword', { name: user.name })}
      submit={t('action.save')}
      onSubmit={() => setting.mutate()}
      onClose={onClose}
      pending={setting.isPending}
      error={setting.error}
      lacks={stillNeeded(t, { 'settings.newPassword': password === '' })}
    >
      <PasswordField
        label={t('settings.newPassword')}
        autoComplete="new-password"
        data-autofocus
        error={faultOf('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p className="consequence">{t('administration.passwordConsequence', { name: user.name })}</p>
    </FormDialog>
  );
}

function Disable({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { disabled } = user;
  const changing = useUserChange(() => write('PATCH', `/users/${user.id}`, { disabled: !disabled }), onClose);
  const word = t(disabled ? 'administration.enable' : 'administration.disable');
  return (
    <FormDialog
      title={`${word}: ${user.name}`}
      submit={word}
      danger={!disabled}
      onSubmit={() => changing.mutate()}
      onClose={onClose}
      pending={changing.isPending}
      error={changing.error}
    >
      <p className="consequence">
        {t(disabled ? 'administration.enableConsequence' : 'administration.disableConsequence', {
          name: user.name,
        })}
      </p>
    </FormDialog>
  );
}
