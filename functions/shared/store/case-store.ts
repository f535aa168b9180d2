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
import { rest } from '../rest.ts';
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
  /** Changes two cases in one transaction, on condition that neither moved since it was read; else loads both and asks again. */
  changeBoth(
    caseIds: [string, string],
    at: Instant,
    decide: (one: CaseFile, other: CaseFile) => [Change, Change],
  ): Promise<void>;
};

const ATTEMPTS = 8;
const FIRST_REST_MS = 25;

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
    // What was split off, or went back with a merge undone, is kept and not read.
    messages: of<Message>('MESSAGE#').filter(({ movedTo }) => !movedTo),
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

/** A change with its history and effects, on condition that nobody moved the history since the file was read. */
const written = (head: Case, change: Change, at: Instant): { writes: Write[]; after: Case } => {
  const { caseId, seq, lastHash } = head;
  if (change.events.length === 0) throw new RangeError('A change of a case leaves at least one event');
  const links = chain({ seq, lastHash }, change.events, at);
  const moved = { seq: seq + links.length, lastHash: links.at(-1)?.hash ?? lastHash };
  return {
    after: { ...head, ...change.set, ...moved },
    writes: [
      {
        update: keys.head(caseId),
        expect: { seq, lastHash },
        set: { ...change.set, ...moved },
        ...(change.clear && { remove: change.clear }),
      },
      ...eventWrites(caseId, links),
      ...(change.writes ?? []),
      ...outboxWrites(caseId, moved.seq, at, change.effects ?? []),
    ],
  };
};

/** The writes that open a case, for a transaction that does more than that. */
export const openingWrites = (
  head: Omit<Case, 'seq' | 'lastHash'>,
  { events, writes = [], effects = [] }: Omit<Change, 'set' | 'clear'>,
  at: Instant,
): { writes: Write[]; after: Case } => {
  const links = chain({ seq: 0, lastHash: GENESIS }, events, at);
  const after: Case = { ...head, seq: links.length, lastHash: links.at(-1)?.hash ?? GENESIS };
  return {
    after,
    writes: [
      { put: { ...keys.head(head.caseId), ...caseIndex(head), ...after }, ifAbsent: true },
      ...eventWrites(head.caseId, links),
      ...writes,
      ...outboxWrites(head.caseId, after.seq, at, effects),
    ],
  };
};

/** Whether it is worth loading and deciding again: somebody was faster, or storing failed for the moment. */
const isCollision = (error: unknown): boolean => error instanceof ConditionFailed || error instanceof Transient;

/** Does it until nobody is faster, a bounded number of times. */
const untilFirst = async <T>(what: string, once: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (!isCollision(error)) throw error;
      await rest(attempt, FIRST_REST_MS);
    }
  }
  throw new Transient(`${what} was changed by others ${ATTEMPTS} times in a row`);
};

/** Cases over any table. */
export const caseStore = (table: Table): CaseStore => {
  const load = async (caseId: string) => fileOf(await table.query(keys.partition(caseId)));
  const known = async (caseId: string): Promise<CaseFile> => {
    const file = await load(caseId);
    if (!file) throw new Error(`No case ${caseId}`);
    return file;
  };
  return {
    load,
    head: async (caseId) => {
      const item = await table.get(keys.head(caseId));
      return item && bare<Case>(item);
    },
    open: async (head, change) => {
      const { writes, after } = openingWrites(head, change, head.receivedAt);
      await table.write(writes);
      return after;
    },
    change: (caseId, at, decide) =>
      untilFirst(`Case ${caseId}`, async () => {
        const file = await known(caseId);
        const change = decide(file);
        if (!change) return file.head;
        const { writes, after } = written(file.head, change, at);
        await table.write(writes);
        return after;
      }),
    changeBoth: ([first, second], at, decide) =>
      untilFirst(`Case ${first} or ${second}`, async () => {
        const [one, other] = await Promise.all([known(first), known(second)]);
        const [change, otherChange] = decide(one, other);
        await table.write([...written(one.head, change, at).writes, ...written(other.head, otherChange, at).writes]);
      }),
  };
};
