import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
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

const parent = { getParentRoute: () => root, validateSearch: words };

const routes = [
  createRoute({ ...parent, path: '/', component: lazyRouteComponent(operations, 'OperationsScreen') }),
  createRoute({ ...parent, path: '/cases', component: lazyRouteComponent(cases, 'CasesScreen') }),
  createRoute({ ...parent, path: '/cases/new', component: lazyRouteComponent(openCase, 'OpenCaseScreen') }),
  createRoute({ ...parent, path: '/cases/$id', component: lazyRouteComponent(casePage, 'CaseScreen') }),
  createRoute({ ...parent, path: '/inbox', component: lazyRouteComponent(inbox, 'InboxScreen') }),
  createRoute({ ...parent, path: '/requests', component: lazyRouteComponent(requests, 'RequestsScreen') }),
  createRoute({
    ...parent,
    path: '/agreements',
    component: lazyRouteComponent(agreements, 'AgreementsScreen'),
  }),
  createRoute({
    ...parent,
    path: '/agreements/new',
    component: lazyRouteComponent(newAgreement, 'NewAgreementScreen'),
  }),
  createRoute({
    ...parent,
    path: '/agreements/$id',
    component: lazyRouteComponent(agreement, 'AgreementScreen'),
  }),
  createRoute({ ...parent, path: '/exchange', component: lazyRouteComponent(exchange, 'ExchangeScreen') }),
  createRoute({
    ...parent,
    path: '/capabilities',
    component: lazyRouteComponent(capabilities, 'CapabilitiesScreen'),
  }),
  createRoute({ ...parent, path: '/research', component: lazyRouteComponent(research, 'ResearchScreen') }),
  createRoute({
    ...parent,
    path: '/publications/new',
    component: lazyRouteComponent(compose, 'ComposeScreen'),
  }),
  createRoute({
    ...parent,
    path: '/publications/$id',
    component: lazyRouteComponent(publication, 'PublicationScreen'),
  }),
  createRoute({ ...parent, path: '/partners', component: lazyRouteComponent(partners, 'PartnersScreen') }),
  createRoute({ ...parent, path: '/partners/$id', component: lazyRouteComponent(partner, 'PartnerScreen') }),
  createRoute({
    ...parent,
    path: '/partners/countries/$code',
    component: lazyRouteComponent(partner, 'CountryScreen'),
  }),
  createRoute({
    ...parent,
    path: '/disclosures',
    component: lazyRouteComponent(disclosures, 'DisclosuresScreen'),
  }),
  createRoute({ ...parent, path: '/posture', component: lazyRouteComponent(posture, 'PostureScreen') }),
  createRoute({ ...parent, path: '/reports', component: lazyRouteComponent(reports, 'ReportsScreen') }),
  createRoute({
    ...parent,
    path: '/administration',
    component: lazyRouteComponent(administration, 'AdministrationScreen'),
  }),
  createRoute({ ...parent, path: '/setup', component: lazyRouteComponent(setup, 'SetupScreen') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
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
