import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { basePath } from '../api/config.ts';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame });

/** A filter of a queue is its address: what stands in it can be sent, saved and gone back to. */
export type QueueSearch = { severity?: string; topic?: string; channel?: string; q?: string; cursor?: string };
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : undefined;
const queueSearch = (given: Record<string, unknown>): QueueSearch => {
  const read = {
    severity: text(given['severity']),
    topic: text(given['topic']),
    channel: text(given['channel']),
    q: text(given['q']),
    cursor: text(given['cursor']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/q/$view', params: { view: 'mine' } });
  },
});
export const queue = createRoute({
  getParentRoute: () => root,
  path: '/q/$view',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../screens/queue/screen.tsx'), 'QueueScreen'),
});
export const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/c/$reference',
  component: lazyRouteComponent(() => import('../screens/case/screen.tsx'), 'CaseScreen'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/s',
  component: lazyRouteComponent(() => import('../screens/wall/screen.tsx'), 'WallScreen'),
});
export const searchRoute = createRoute({
  getParentRoute: () => root,
  path: '/search',
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
  path: '/me',
  component: lazyRouteComponent(() => import('../screens/me/screen.tsx'), 'MeScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, queue, caseRoute, wall, searchRoute, deliveries, newComplaint, me]),
  basepath: basePath,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
