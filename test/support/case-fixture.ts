import { identityItems } from '#cases/inbound-message/open-case.ts';
import type { BudgetPolicy } from '#cases/store/budgets.ts';
import { caseStore } from '#cases/store/case-store.ts';
import { itemWrites } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { effectsOf, type OutboxItem } from '#cases/store/outbox.ts';
import type { Case } from '#domain/case/case.ts';
import { textItem } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Effect } from '#domain/case/effects.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Message } from '#domain/case/message.ts';
import type { Task } from '#domain/case/task.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { newTask, type Plan } from '#domain/tasks/plan.ts';
import { type Clock, clock } from '#domain/time.ts';
import { scheduling } from '#domain/timers/schedules.ts';
import { dated, still } from './dating.ts';
import { anEvent } from './events.ts';
import { law } from './law.ts';
import { policy } from './policy.ts';

/** The demo company's real policy. */
export { policy };

/** A Monday morning at which everybody of the demo company is at work. */
export const MONDAY = '2026-11-23T09:00:00.000Z';

/** A timer that stands still until it is moved. */
export const standingClock = (
  start = MONDAY,
): Clock & { pass: (duration: string) => void; set: (at: string) => void } => {
  let now = start;
  const { after, toCalendar, fromCalendar } = clock();
  return {
    now: () => now,
    after,
    toCalendar,
    fromCalendar,
    pass: (duration) => {
      now = after(now, duration);
    },
    set: (at) => {
      now = at;
    },
  };
};

/** The nth case id, a legal UUIDv7. */
export const caseIdNumber = (n: number): string => `01938f6a-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const CASE_ID = caseIdNumber(1);

/** A customer of a head who has proved to be behind a mail address with this pseudonym, or has only claimed it. */
export const knownAs = (key: string, isProved = true): Pick<Case, 'customerKey' | 'identities'> => ({
  customerKey: key,
  identities: [{ kind: 'email', key, ...(isProved && { proof: { how: 'authenticated-mail', at: MONDAY } as const }) }],
});

/** A case that Lucía owns, acknowledged on Monday morning. */
export const aCase = (over: Partial<Case> = {}): Omit<Case, 'seq' | 'lastHash' | 'regime' | 'timers'> => ({
  caseId: CASE_ID,
  reference: 'AM-7K3Q9F2D',
  status: 'acknowledged',
  stage: 'acknowledge',
  channel: 'web',
  language: 'es',
  replyLanguage: 'es',
  receivedAt: MONDAY,
  answerBy: '2026-12-08T09:00:00.000Z',
  nextWordBy: '2026-11-25T09:00:00.000Z',
  policyVersion: policy.version,
  cycle: 1,
  owner: 'lucia',
  handOvers: 0,
  ...over,
});

const firstMessage = (at: string): Message => ({
  messageId: 'first',
  direction: 'in',
  audience: 'customer',
  channel: 'web',
  at,
  textId: 'first',
  status: 'received',
});

/** The key of pseudonyms and of hidden words at the desk of the tests. */
export const SEARCH_KEY = 'identity-of-the-tests';

type Start = { head?: Partial<Case>; complainant?: Complainant; text?: string; effects?: Effect[] };

/**
 * A table in memory with what a use case is given around it.
 * @param dating `still` leaves the dates of cases as they are given; `dated` keeps timers as in production; `searchable` is `still`,
 * and cases are found by their words; `announced` is `still`, and other systems learn of every event
 * @param budgets where what is proposed counts in budgets, as it always does in `dated`
 */
export const caseFixture = (
  time = standingClock(),
  dating: 'still' | 'dated' | 'searchable' | 'announced' = 'still',
  budgets?: BudgetPolicy,
) => {
  const table = memoryTable();
  const cases = caseStore(
    table,
    dating === 'dated'
      ? dated(table, policy, time)
      : {
          ...still,
          schedules: scheduling({ law, policy, clock: time }),
          ...(dating === 'searchable' && { searchKey: async () => ({ current: SEARCH_KEY }) }),
          ...(dating === 'announced' && { announces: true }),
          ...(budgets && { budgets, figures: policy }),
        },
  );
  const openCase = async ({ head, complainant, text, effects = [] }: Start = {}): Promise<Case> => {
    const stored = aCase(head);
    return cases.open(stored, {
      events: [anEvent('complaint-received', {}, { kind: 'customer' })],
      items: [
        { kind: 'complainant', complainant: complainant ?? { name: 'Ana', email: 'ana@example.com' } },
        textItem('first', text ?? 'La caldera no calienta desde el viernes.'),
        { kind: 'message', message: firstMessage(stored.receivedAt) },
        ...identityItems(stored.identities ?? []),
      ],
      effects,
    });
  };
  /** Plans a task and opens it as the state machine does. */
  const openTask = async (kind: TaskKind, plan: Partial<Plan> & { step?: number } = {}): Promise<Task> => {
    const { step = 0, ...rest } = plan;
    const task = newTask({ kind, caseId: CASE_ID, cycle: 1, priority: false, ...rest }, time.now(), {
      policy,
      clock: time,
    });
    const opened = { status: 'open', openedAt: time.now(), token: `token-of-${task.taskId}`, step } as const;
    const { owner } = (await cases.head(task.caseId)) ?? {};
    await table.write(itemWrites(task.caseId, [{ kind: 'task', task }], owner));
    await table.write([{ update: keys.task(task.taskId), expect: { status: 'planned' }, set: opened }]);
    return { ...task, ...opened };
  };
  const file = async (caseId = CASE_ID) => {
    const loaded = await cases.load(caseId);
    if (!loaded) throw new Error('The case is gone');
    return loaded;
  };
  /** What lies in the outbox, as the relay finds it. */
  const outboxItems = async (caseId = CASE_ID): Promise<OutboxItem[]> =>
    (await table.query(keys.partition(caseId), 'OUTBOX#'))
      .flatMap(effectsOf)
      .sort((a, b) => (a.effectId < b.effectId ? -1 : 1));
  return {
    table,
    cases,
    clock: time,
    policy,
    law,
    openCase,
    openTask,
    file,
    task: async (taskId: string) => (await file()).tasks.find((task) => task.taskId === taskId),
    events: async (caseId = CASE_ID) => (await file(caseId)).events.map(({ type }) => type),
    outboxItems,
    /** Effects that wait in the outbox, in their order; the timers of a change one by one. */
    outbox: async (caseId = CASE_ID) => {
      const items = await outboxItems(caseId);
      return items.flatMap((item) =>
        item.effect === 'timers' ? item.timers.map((clock) => ({ ...item, ...clock })) : [item],
      );
    },
    /** Notices and messages that were written, as `template to`. */
    written: async (caseId = CASE_ID) =>
      (await file(caseId)).messages
        .filter(({ direction }) => direction === 'out')
        .map(({ template, to = 'customer' }) => `${template} ${to}`),
  };
};
export type CaseFixture = ReturnType<typeof caseFixture>;

/** The key under which an answer to a mail finds its case. */
export const threadKey = (externalId: string) => keys.thread(sha256(externalId));
