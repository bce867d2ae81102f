import { publicationKinds, type PublicationKind } from '@entente/domain';
import { useNavigate, type NavigateFn } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/shapes.js';
import { bind, useOffer, type Action, type ActionDefinition } from '../ui/actions.js';
import { may, signOut, useSession } from './session.js';
import { changeSettings, settings } from './settings.js';

interface Anywhere {
  session: Session;
  navigate: NavigateFn;
  refusal: (key: string) => string;
}

const go = (
  id: string,
  label: string,
  icon: ActionDefinition<Anywhere>['icon'],
  to:
    | '/'
    | '/cases'
    | '/inbox'
    | '/requests'
    | '/agreements'
    | '/partners'
    | '/disclosures'
    | '/exchange'
    | '/capabilities'
    | '/research',
) =>
  ({
    ...{ id, label, icon },
    allowed: () => true,
    perform: ({ navigate }) => void navigate({ to }),
  }) satisfies ActionDefinition<Anywhere>;

/** What can be done from every screen. */
const definitions: readonly ActionDefinition<Anywhere>[] = [
  {
    ...{ id: 'open-case', label: 'action.openCase', icon: 'plus', keys: 'c' },
    allowed: ({ session, refusal }) => may(session, 'runCases') || refusal('refusal.operatorOnly'),
    perform: ({ navigate }) => void navigate({ to: '/cases/new' }),
  },
  {
    ...{ id: 'draft-agreement', label: 'action.draftAgreement', icon: 'agreements' },
    allowed: ({ session, refusal }) => may(session, 'manageAgreements') || refusal('refusal.managerOnly'),
    perform: ({ navigate }) => void navigate({ to: '/agreements/new' }),
  },
  ...publicationKinds.map((kind): ActionDefinition<Anywhere> => ({
    ...{ id: `write-${kind}`, label: `publication.write.${kind}`, icon: 'exchange' },
    allowed: ({ session, refusal }) => may(session, 'publish') || refusal('refusal.publishRoles'),
    perform: ({ navigate }) => void navigate({ to: '/publications/new', search: { kind } }),
  })),
  go('go-operations', 'nav.operations', 'operations', '/'),
  go('go-cases', 'nav.cases', 'cases', '/cases'),
  go('go-inbox', 'nav.inbox', 'inbox', '/inbox'),
  go('go-requests', 'nav.requests', 'requests', '/requests'),
  go('go-exchange', 'nav.exchange', 'exchange', '/exchange'),
  go('go-capabilities', 'nav.capabilities', 'capabilities', '/capabilities'),
  go('go-research', 'nav.research', 'research', '/research'),
  go('go-agreements', 'nav.agreements', 'agreements', '/agreements'),
  go('go-partners', 'nav.partners', 'partners', '/partners'),
  go('go-disclosures', 'nav.disclosures', 'disclosures', '/disclosures'),
  {
    ...{ id: 'administration', label: 'nav.administration', icon: 'administration' },
    allowed: ({ session, refusal }) => may(session, 'administer') || refusal('refusal.adminOnly'),
    perform: ({ navigate }) => void navigate({ to: '/administration' }),
  },
  {
    ...{ id: 'posture', label: 'nav.posture', icon: 'posture' },
    allowed: ({ session, refusal }) => may(session, 'seePosture') || refusal('refusal.managerOrAuditor'),
    perform: ({ navigate }) => void navigate({ to: '/posture' }),
  },
  {
    ...{ id: 'change-theme', label: 'action.changeTheme', icon: 'eye' },
    allowed: () => true,
    perform: () => {
      const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
      changeSettings({ theme: dark ? 'light' : 'dark' });
    },
  },
  {
    ...{ id: 'change-density', label: 'action.changeDensity', icon: 'filter' },
    allowed: () => true,
    perform: () => changeSettings({ density: settings().density === 'compact' ? 'comfortable' : 'compact' }),
  },
  {
    ...{ id: 'sign-out', label: 'session.signOut', icon: 'out' },
    allowed: () => true,
    perform: () => void signOut(),
  },
];

export function useGlobalActions(): void {
  useOffer(useBound(), { everywhere: true });
}

function useBound(): readonly Action[] {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  return useMemo(() => bind(definitions, { session, navigate, refusal: t }, t), [session, navigate, t]);
}

export function useOpenCaseAction(): Action | undefined {
  return useBound().find(({ id }) => id === 'open-case');
}

export function useDraftAgreementAction(): Action | undefined {
  return useBound().find(({ id }) => id === 'draft-agreement');
}

export function useWriteAction(kind: PublicationKind): Action | undefined {
  return useBound().find(({ id }) => id === `write-${kind}`);
}
