import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { basePath } from '../api/config.ts';
import { choices } from '../parts/choices.ts';
import { queueSearch } from '../screens/queue/filters.ts';
import { QueueScreen } from '../screens/queue/screen.tsx';
import { type WallList, wallLists } from '../screens/wall/lists.ts';
import { Frame } from './frame.tsx';
import { NotThere } from './not-there.tsx';

const root = createRootRoute({ component: Frame });

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : undefined;
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    const [path = '', query] = (choices().view ?? '/q/mine').split('?');
    const search = queueSearch(Object.fromEntries(new URLSearchParams(query)));
    throw redirect({ to: '/q/$view', params: { view: path.slice('/q/'.length) }, search });
  },
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/q/$view',
  validateSearch: queueSearch,
  // The first screen of almost everybody: one file with the frame.
  component: QueueScreen,
});
const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/c/$reference',
  component: lazyRouteComponent(() => import('../screens/case/screen.tsx'), 'CaseScreen'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/s',
  validateSearch: ({ tv, list: named }: Record<string, unknown>): { tv?: true; list?: WallList } => {
    const list = wallLists.find((one) => one === named);
    return { ...(String(tv) === 'true' && { tv: true }), ...(list && { list }) };
  },
  component: lazyRouteComponent(() => import('../screens/wall/screen.tsx'), 'WallScreen'),
});
const insights = createRoute({
  getParentRoute: () => root,
  path: '/i',
  validateSearch: (given: Record<string, unknown>): { days?: string; by?: string } => {
    const [days, by] = [text(given['days']), text(given['by'])];
    return { ...(days && { days }), ...(by && { by }) };
  },
  component: lazyRouteComponent(() => import('../screens/insights/screen.tsx'), 'InsightsScreen'),
});
const manual = createRoute({
  getParentRoute: () => root,
  path: '/m',
  validateSearch: (given: Record<string, unknown>): { topic?: string; cause?: string; case?: string } => {
    const [topic, cause, reference] = [text(given['topic']), text(given['cause']), text(given['case'])];
    return { ...(topic && { topic }), ...(cause && { cause }), ...(reference && { case: reference }) };
  },
  component: lazyRouteComponent(() => import('../screens/manual/screen.tsx'), 'ManualScreen'),
});
const manualEntry = createRoute({
  getParentRoute: () => root,
  path: '/m/$entry',
  component: lazyRouteComponent(() => import('../screens/manual/entry.tsx'), 'ManualEntryScreen'),
});
const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/w',
  component: lazyRouteComponent(() => import('../screens/what-if/screen.tsx'), 'WhatIfScreen'),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: '/f',
  component: lazyRouteComponent(() => import('../screens/incidents/list.tsx'), 'IncidentsScreen'),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: '/f/$incident',
  component: lazyRouteComponent(() => import('../screens/incidents/screen.tsx'), 'IncidentScreen'),
});
const actions = createRoute({
  getParentRoute: () => root,
  path: '/a',
  component: lazyRouteComponent(() => import('../screens/actions/list.tsx'), 'ActionsScreen'),
});
const action = createRoute({
  getParentRoute: () => root,
  path: '/a/$action',
  component: lazyRouteComponent(() => import('../screens/actions/screen.tsx'), 'ActionScreen'),
});
// A screen has no address that is one of the API: a page that is loaded again would get what that answers.
const searchRoute = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: (given: Record<string, unknown>): { q?: string } => {
    const q = text(given['q']);
    return q === undefined ? {} : { q };
  },
  component: lazyRouteComponent(() => import('../screens/search/screen.tsx'), 'SearchScreen'),
});
const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/d',
  validateSearch: (given: Record<string, unknown>): { channel?: string; since?: string } => {
    const [channel, since] = [text(given['channel']), text(given['since'])];
    return { ...(channel && { channel }), ...(since && { since }) };
  },
  component: lazyRouteComponent(() => import('../screens/deliveries/screen.tsx'), 'DeliveriesScreen'),
});
const newComplaint = createRoute({
  getParentRoute: () => root,
  path: '/new',
  component: lazyRouteComponent(() => import('../screens/new-complaint/screen.tsx'), 'NewComplaintScreen'),
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../screens/me/screen.tsx'), 'MeScreen'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/p',
  component: lazyRouteComponent(() => import('../screens/staff/screen.tsx'), 'StaffScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...[home, queue, caseRoute, wall, insights, incidents, incident, manual, manualEntry, whatIf],
    ...[actions, action, searchRoute, deliveries, newComplaint, me, staff],
  ]),
  basepath: basePath,
  // As plain as people write them: a filter is read, sent and kept as an address.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const plain = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ).toString();
    // A comma between values may stay as it is.
    return plain && `?${plain.replaceAll('%2C', ',')}`;
  },
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotThere,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
