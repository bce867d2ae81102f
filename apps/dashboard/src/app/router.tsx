import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { offlineCode, Problem } from '../api/http.js';
import { allTexts } from '../i18n/i18n.js';
import { useLive } from '../live/live.js';
import { fetched } from '../ui/later.js';
import { Failed, Loading } from '../ui/states.js';
import { Frame } from './Frame.js';
import { Missing } from './Missing.js';

/** The state of a screen lives in its address, as plain words: filters, grouping, the moment looked at. */
type Search = Record<string, string | undefined>;

const words = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );

const root = createRootRoute({ component: Frame, notFoundComponent: Missing, validateSearch: words });

const operations = () => import('../features/operations/OperationsScreen.js');
const cases = () => import('../features/cases/CasesScreen.js');
const openCase = () => import('../features/open-case/OpenCaseScreen.js');
const casePage = () => import('../features/case/CaseScreen.js');
const inbox = () => import('../features/inbox/InboxScreen.js');
const requests = () => import('../features/requests/RequestsScreen.js');
const agreements = () => import('../features/agreements/AgreementsScreen.js');
const newAgreement = () => import('../features/agreements/NewAgreementScreen.js');
const agreement = () => import('../features/agreements/AgreementScreen.js');
const partners = () => import('../features/partners/PartnersScreen.js');
const partner = () => import('../features/partners/PartnerScreen.js');
const disclosures = () => import('../features/disclosures/DisclosuresScreen.js');
const posture = () => import('../features/posture/PostureScreen.js');
const reports = () => import('../features/reports/ReportsScreen.js');
const exchange = () => import('../features/publications/ExchangeScreen.js');
const capabilities = () => import('../features/publications/CapabilitiesScreen.js');
const research = () => import('../features/publications/ResearchScreen.js');
const publication = () => import('../features/publications/PublicationScreen.js');
const compose = () => import('../features/publications/ComposeScreen.js');
const administration = () => import('../features/administration/AdministrationScreen.js');
const setup = () => import('../features/setup/SetupScreen.js');

/** Those that a person comes to first; their texts are in the first script. */
const firstScreens = new Set<() => Promise<object>>([operations, cases]);

function screen<Module extends object, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  const whole = async () => (await Promise.all([load(), allTexts()]))[0];
  return lazyRouteComponent(fetched(firstScreens.has(load) ? load : whole), name);
}

/** A screen that is not here yet; without a network it comes when that is back. */
function Pending() {
  const { phase } = useLive();
  return phase === 'offline' ? <Failed page error={new Problem(0, offlineCode, '')} /> : <Loading />;
}

const parent = { getParentRoute: () => root, validateSearch: words };

const routes = [
  createRoute({ ...parent, path: '/', component: screen(operations, 'OperationsScreen') }),
  createRoute({ ...parent, path: '/cases', component: screen(cases, 'CasesScreen') }),
  createRoute({ ...parent, path: '/cases/new', component: screen(openCase, 'OpenCaseScreen') }),
  createRoute({ ...parent, path: '/cases/$id', component: screen(casePage, 'CaseScreen') }),
  createRoute({ ...parent, path: '/inbox', component: screen(inbox, 'InboxScreen') }),
  createRoute({ ...parent, path: '/requests', component: screen(requests, 'RequestsScreen') }),
  createRoute({
    ...parent,
    path: '/agreements',
    component: screen(agreements, 'AgreementsScreen'),
  }),
  createRoute({
    ...parent,
    path: '/agreements/new',
    component: screen(newAgreement, 'NewAgreementScreen'),
  }),
  createRoute({
    ...parent,
    path: '/agreements/$id',
    component: screen(agreement, 'AgreementScreen'),
  }),
  createRoute({ ...parent, path: '/exchange', component: screen(exchange, 'ExchangeScreen') }),
  createRoute({
    ...parent,
    path: '/capabilities',
    component: screen(capabilities, 'CapabilitiesScreen'),
  }),
  createRoute({ ...parent, path: '/research', component: screen(research, 'ResearchScreen') }),
  createRoute({
    ...parent,
    path: '/publications/new',
    component: screen(compose, 'ComposeScreen'),
  }),
  createRoute({
    ...parent,
    path: '/publications/$id',
    component: screen(publication, 'PublicationScreen'),
  }),
  createRoute({ ...parent, path: '/partners', component: screen(partners, 'PartnersScreen') }),
  createRoute({ ...parent, path: '/partners/$id', component: screen(partner, 'PartnerScreen') }),
  createRoute({
    ...parent,
    path: '/partners/countries/$code',
    component: screen(partner, 'CountryScreen'),
  }),
  createRoute({
    ...parent,
    path: '/disclosures',
    component: screen(disclosures, 'DisclosuresScreen'),
  }),
  createRoute({ ...parent, path: '/posture', component: screen(posture, 'PostureScreen') }),
  createRoute({ ...parent, path: '/reports', component: screen(reports, 'ReportsScreen') }),
  createRoute({
    ...parent,
    path: '/administration',
    component: screen(administration, 'AdministrationScreen'),
  }),
  createRoute({ ...parent, path: '/setup', component: screen(setup, 'SetupScreen') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <Failed page error={error} again={reset} />,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).flatMap(([key, value]) =>
      typeof value === 'string' && value !== '' ? [[key, value]] : [],
    );
    const text = new URLSearchParams(entries).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
