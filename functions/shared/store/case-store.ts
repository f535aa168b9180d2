import type {
  Agreement,
  Case,
  CaseEvent,
  Complainant,
  Examination,
  Message,
  Offer,
  Opinion,
  Outcome,
  Task,
} from '#domain/case.ts';
import { Transient } from '#domain/errors.ts';
import { chain, GENESIS, type NewEvent } from '#domain/history.ts';
import type { Instant } from '#domain/time.ts';
import { caseIndex, INDEX_FIELDS, keys, taskIndex } from './keys.ts';
import { type Effect, outboxWrites } from './outbox.ts';
import { ConditionFailed, type Item, type Table, type Write } from './table.ts';

/** Everything known of a case, read in one query. Texts and the complainant are personal data. */
export type CaseFile = {
  head: Case;
  complainant: Complainant;
  tasks: Task[];
  events: CaseEvent[];
  messages: Message[];
  texts: Map<string, string>;
  examinations: Examination[];
  opinions: Opinion[];
  offers: Offer[];
  agreements: Agreement[];
  outcomes: Outcome[];
};

/** What a use case wants to change: all of it is stored, with its history and its effects, or nothing is. */
export type Change = {
  set?: Partial<Case>;
  /** Fields of the head that no longer hold. */
  clear?: (keyof Case)[];
  events: NewEvent[];
  writes?: Write[];
  effects?: Effect[];
};

export type CaseStore = {
  /** Stores a new case. `writes` carry its first message, look-ups and so on. Throws ConditionFailed on any look-up that exists. */
  open(head: Omit<Case, 'seq' | 'lastHash'>, change: Omit<Change, 'set' | 'clear'>): Promise<Case>;
  load(caseId: string): Promise<CaseFile | undefined>;
  head(caseId: string): Promise<Case | undefined>;
  /**
   * Loads the case, asks `decide`, stores the change. Another writer in between makes it load and ask again, a bounded
   * number of times. `decide` returns undefined when there is nothing (left) to do, so a repeated stage is harmless.
   * A change has at least one event: the place in the history is what tells two writers, and two effects, apart.
   * @returns the head after the change
   */
  change(caseId: string, at: Instant, decide: (file: CaseFile) => Change | undefined): Promise<Case>;
};

const ATTEMPTS = 8;

/** The write of a personal text: kept apart from everything else so that it can be blocked and erased. */
export const textWrite = (caseId: string, textId: string, text: string): Write => ({
  put: { ...keys.text(caseId, textId), textId, text },
});

/** The write that plans a task; the state machine opens it. */
export const planTask = (task: Task): Write => ({
  put: { ...keys.task(task.taskId), ...taskIndex(task), ...task },
});

/**
 * The write that decides a task: only an open one, and only once.
 * @param output what the waiting execution is told: ids and routing fields only
 */
export const decideTask = (task: Task, by: string, at: Instant, output: Record<string, unknown>): Write => ({
  update: keys.task(task.taskId),
  expect: { status: 'open' },
  set: { status: 'decided', decidedBy: by, decidedAt: at, output },
  remove: INDEX_FIELDS,
});

const KEY_FIELDS = new Set(['pk', 'sk', ...INDEX_FIELDS]);

/** What was stored, without where: an event's hash covers the event alone. */
const bare = <T>(item: Item): T =>
  Object.fromEntries(Object.entries(item).filter(([field]) => !KEY_FIELDS.has(field))) as T;

const fileOf = (items: Item[]): CaseFile | undefined => {
  const of = <T>(prefix: string): T[] => items.filter(({ sk }) => sk.startsWith(prefix)).map(bare<T>);
  const [head] = items.filter(({ sk }) => sk === 'CASE').map(bare<Case>);
  if (!head) return undefined;
  const [complainant = {}] = of<Complainant>('PERSON');
  return {
    head,
    complainant,
    tasks: of('TASK#'),
    events: of('EVENT#'),
    messages: of('MESSAGE#'),
    texts: new Map(of<{ textId: string; text: string }>('TEXT#').map(({ textId, text }) => [textId, text])),
    examinations: of('EXAMINATION#'),
    opinions: of('OPINION#'),
    offers: of('OFFER#'),
    agreements: of('AGREEMENT#'),
    outcomes: of('OUTCOME#'),
  };
};

const eventWrites = (caseId: string, events: CaseEvent[]): Write[] =>
  events.map((event) => ({ put: { ...keys.event(caseId, event.seq), ...event }, ifAbsent: true }));

const rest = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));

/** Stores a change with its history and effects, on condition that nobody moved the history since the file was read. */
const append = async (table: Table, head: Case, change: Change, at: Instant): Promise<Case> => {
  const { caseId, seq, lastHash } = head;
  if (change.events.length === 0) throw new RangeError('A change of a case leaves at least one event');
  const links = chain({ seq, lastHash }, change.events, at);
  const moved = { seq: seq + links.length, lastHash: links.at(-1)?.hash ?? lastHash };
  await table.write([
    {
      update: keys.head(caseId),
      expect: { seq, lastHash },
      set: { ...change.set, ...moved },
      ...(change.clear && { remove: change.clear }),
    },
    ...eventWrites(caseId, links),
    ...(change.writes ?? []),
    ...outboxWrites(caseId, moved.seq, at, change.effects ?? []),
  ]);
  return { ...head, ...change.set, ...moved };
};

/** Whether it is worth loading and deciding again: somebody was faster, or storing failed for the moment. */
const isCollision = (error: unknown): boolean => error instanceof ConditionFailed || error instanceof Transient;

/** Cases over any table. */
export const caseStore = (table: Table): CaseStore => {
  const load = async (caseId: string) => fileOf(await table.query(keys.partition(caseId)));
  return {
    load,
    head: async (caseId) => {
      const item = await table.get(keys.head(caseId));
      return item && bare<Case>(item);
    },
    open: async (head, { events, writes = [], effects = [] }) => {
      const links = chain({ seq: 0, lastHash: GENESIS }, events, head.receivedAt);
      const last = links.at(-1);
      const stored: Case = { ...head, seq: links.length, lastHash: last?.hash ?? GENESIS };
      await table.write([
        { put: { ...keys.head(head.caseId), ...caseIndex(head), ...stored }, ifAbsent: true },
        ...eventWrites(head.caseId, links),
        ...writes,
        ...outboxWrites(head.caseId, stored.seq, head.receivedAt, effects),
      ]);
      return stored;
    },
    change: async (caseId, at, decide) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const file = await load(caseId);
        if (!file) throw new Error(`No case ${caseId}`);
        const change = decide(file);
        if (!change) return file.head;
        try {
          return await append(table, file.head, change, at);
        } catch (error) {
          if (!isCollision(error)) throw error;
          await rest(attempt);
        }
      }
      throw new Transient(`Case ${caseId} was changed by others ${ATTEMPTS} times in a row`);
    },
  };
};
