import type { Role } from '@entente/domain';
import { createContext, useContext } from 'react';
import { write } from '../api/http.js';
import { queries } from '../api/queries.js';
import { sessionQuery } from '../api/reading.js';
import type { Session } from '../api/shapes.js';
import { stopFollowing } from '../live/live.js';

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Only used below the frame, which is not shown to anybody else. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session here.');
  return session;
}

/** What each role may do (domain.md, Who); the server decides, this only says it beforehand. */
const permissions = {
  readBook: ['operator', 'responder', 'manager', 'auditor'],
  runCases: ['operator'],
  respond: ['operator', 'responder'],
  manageAgreements: ['manager'],
  changeContacts: ['operator', 'manager'],
  publish: ['operator', 'manager'],
  acknowledge: ['operator', 'responder', 'manager'],
  makeReports: ['manager'],
  seeReports: ['manager', 'auditor'],
  seePosture: ['manager', 'auditor'],
  seeDisclosures: ['operator', 'responder', 'manager', 'auditor', 'admin'],
  administer: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export function may(session: Session, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission];
  return (
    session.roles.some((role) => roles.includes(role)) ||
    (permission === 'manageAgreements' && isRegistrar(session))
  );
}

/** The registrar registers organisations, and acts in agreements where it drafts or records paper. */
export function isRegistrar({ registrar }: Session): boolean {
  return registrar;
}

export async function signIn(email: string, password: string): Promise<void> {
  const session = await write<Session>('POST', '/session', { email, password });
  stopFollowing();
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'node' });
  queries.setQueryData(sessionQuery.queryKey, session);
}

export async function signOut(): Promise<void> {
  await write('DELETE', '/session');
  stopFollowing();
  queries.setQueryData(['session'], null);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'node' });
}
