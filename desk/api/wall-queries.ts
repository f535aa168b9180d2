import { queryOptions } from '@tanstack/react-query';
import type { BudgetList } from '#functions/desk/budgets/contract.ts';
import type { DeliveryList } from '#functions/desk/overview/contract.ts';
import type { PromiseFigures } from '#functions/desk/promises/contract.ts';
import type { ReadPage } from '#functions/desk/reads/contract.ts';
import type { SetAsideList } from '#functions/desk/set-aside/contract.ts';
import type { Arrivals, StalledPage, UndeliveredPage, Wall } from '#functions/desk/standing/contract.ts';
import type { GivenUpPage, SubscriptionList } from '#functions/desk/subscriptions/contract.ts';
import type { TaskPage } from '#functions/desk/tasks/contract.ts';
import type { TimerPage } from '#functions/desk/timers/contract.ts';
import type { WorkloadList } from '#functions/desk/workload/contract.ts';
import { api } from './client.ts';

export type Delivery = DeliveryList['deliveries'][number];
export type SetAside = SetAsideList['deliveries'][number];
export type Read = ReadPage['reads'][number];
export type Timer = TimerPage['timers'][number];
/** What is handed to a customer whose complaint is stored. */
export type Receipt = { caseId: string; reference: string; trackingUrl: string; receivedAt: string; answerBy: string };
export type Subscription = SubscriptionList['subscriptions'][number];
export type GivenUp = GivenUpPage['deliveries'][number];
export type Workload = WorkloadList['people'][number];
export type TeamBudget = BudgetList['budgets'][number];
export type { Arrivals, PromiseFigures };
export type DueTask = TaskPage['tasks'][number];

/** What the channels delivered. @param since a day or an instant from which on */
export const deliveriesOf = (channel?: string, since?: string) =>
  queryOptions({
    queryKey: ['deliveries', channel, since],
    queryFn: ({ signal }) => api<DeliveryList>('/desk/deliveries', { query: { channel, since }, signal }),
  });

/** Mail of which nothing was made yet, a page of it. */
export const setAsideOf = (cursor?: string) =>
  queryOptions({
    queryKey: ['set-aside', cursor],
    queryFn: ({ signal }) => api<SetAsideList>('/desk/set-aside', { query: { cursor }, signal }),
  });

/** What somebody of the team was shown in a day of UTC. */
export const readsOf = (person: string, day: string) =>
  queryOptions({
    queryKey: ['reads', person, day],
    queryFn: ({ signal }) =>
      api<ReadPage>(`/desk/team/${encodeURIComponent(person)}/reads`, { query: { day }, signal }),
  });

/** A wall shows so many pages at most, and says that there are more. */
const MOST_PAGES = 5;

type Paged = { cursor?: string | undefined };

const pagesOf = async <P extends Paged>(read: (cursor?: string) => Promise<P>): Promise<P[]> => {
  const pages: P[] = [];
  let cursor: string | undefined;
  do {
    const page: P = await read(cursor);
    pages.push(page);
    cursor = page.cursor;
  } while (cursor && pages.length < MOST_PAGES);
  return pages;
};

export type Listed<T> = { items: T[]; hasMore: boolean };

/** The running timers that are late, or end within a day. */
export const timersDue = (view: 'breached' | 'breaching') =>
  queryOptions({
    queryKey: ['timers', view],
    queryFn: async ({ signal }): Promise<Listed<Timer>> => {
      const pages = await pagesOf((cursor) => api<TimerPage>('/desk/timers', { query: { view, cursor }, signal }));
      return { items: pages.flatMap(({ timers }) => timers), hasMore: pages.at(-1)?.cursor !== undefined };
    },
    refetchInterval: 60_000,
  });

/** The tasks of the team that are late, or due within a day. */
export const tasksDue = queryOptions({
  queryKey: ['tasks', 'breaching', 'all'],
  queryFn: async ({ signal }): Promise<Listed<DueTask>> => {
    const pages = await pagesOf((cursor) =>
      api<TaskPage>('/desk/tasks', { query: { view: 'breaching', cursor }, signal }),
    );
    return { items: pages.flatMap(({ tasks }) => tasks), hasMore: pages.at(-1)?.cursor !== undefined };
  },
  refetchInterval: 60_000,
});

/** What stands still, what reached nobody, and what came in by hour. */
export const wall = queryOptions({
  queryKey: ['wall'],
  queryFn: ({ signal }) => api<Wall>('/desk/wall', { signal }),
  refetchInterval: 60_000,
});

/** The cases that stand still, the longest first. */
export const stalledCases = queryOptions({
  queryKey: ['wall', 'stalled'],
  queryFn: ({ signal }) => api<StalledPage>('/desk/stalled', { signal }),
  refetchInterval: 60_000,
});

/** The messages that reached nobody, the oldest first. */
export const undelivered = queryOptions({
  queryKey: ['wall', 'undelivered'],
  queryFn: ({ signal }) => api<UndeliveredPage>('/desk/undelivered', { signal }),
  refetchInterval: 60_000,
});

/** The systems that are told of events, and how each takes it. */
export const subscriptions = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => api<SubscriptionList>('/desk/subscriptions', { signal }),
  refetchInterval: 60_000,
});

/** What a system was not told, the oldest first. */
export const givenUpOf = (id: string) =>
  queryOptions({
    queryKey: ['subscriptions', id],
    queryFn: ({ signal }) => api<GivenUpPage>(`/desk/subscriptions/${encodeURIComponent(id)}/given-up`, { signal }),
  });

/** What came in during the last hour. */
export const arrivals = queryOptions({
  queryKey: ['wall', 'arrivals'],
  queryFn: ({ signal }) => api<Arrivals>('/desk/arrivals', { signal }),
  refetchInterval: 60_000,
});

/** How promises of the last six months are kept, by month, kind and team. */
export const promiseFigures = queryOptions({
  queryKey: ['promises'],
  queryFn: ({ signal }) => api<PromiseFigures>('/desk/promises', { signal }),
  refetchInterval: 300_000,
});

/** How much everybody of the team has to do. */
export const workload = queryOptions({
  queryKey: ['workload'],
  queryFn: ({ signal }) => api<WorkloadList>('/desk/workload', { signal }),
  refetchInterval: 60_000,
});

/** How every team's budget stands in this period. @param language that of the names of the teams */
export const budgets = (language: string) =>
  queryOptions({
    queryKey: ['wall', 'budgets', language],
    queryFn: ({ signal }) => api<BudgetList>('/desk/budgets', { signal }),
    refetchInterval: 300_000,
  });
