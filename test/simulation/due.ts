import type { Item, Key, Table, Write } from '#cases/store/table.ts';
import { type Instant, instantAfter } from '#domain/time.ts';

/** What the sweep and the watch see to some day: an item of theirs, and from when on. */
type Due = { caseId: string; at: Instant };
type Effect = Due & { effect: string };
type GivenUp = Effect & { effectId: string; attempts: number; since: Instant };
type Watched = Due & { execution: string; attempts: number };

const CASE_PREFIX = 'CASE#';
const BUDGET_PREFIX = 'BUDGET#';
const INCIDENT_PREFIX = 'INCIDENT#';
const GIVEN_UP = 'DEAD#';
const UNTOLD = /^UNTOLD#(.+)$/;
const BESIDE = /^(?:PROMISES|FACTS|ACTION|STAFF)#/;

const keyIn = (write: Write) => ('put' in write ? write.put : 'update' in write ? write.update : write.drop);

const fieldsIn = (write: Write): Record<string, unknown> =>
  'put' in write ? write.put : 'update' in write ? (write.set ?? {}) : {};

const removes = (write: Write, field: string): boolean =>
  'drop' in write || ('update' in write && (write.remove ?? []).includes(field));

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** What writes of the table say: which cases they change, what lies in the outbox, what is watched, which budgets are counted. */
export const tracks = () => {
  const changed = new Set<string>();
  const outbox = new Map<string, Effect>();
  const watched = new Map<string, Watched>();
  /** What systems were not told, and was given up: since when it lies where a person finds it. */
  const untold = new Map<string, Due & { integration: string }>();
  const budgets = new Set<string>();
  const incidents = new Set<string>();
  /** The incidents whose cases have to be looked at, from when on. */
  const passes = new Map<string, Instant>();
  /** What is stored beside cases: counters of promises, figures, what the company changes, who works here. */
  const beside = new Map<string, Key>();
  /** Cases that were set aside: what of them stopped is left so until somebody takes them up again. */
  const resting = new Set<string>();
  const tasks = new Map<string, Item | undefined>();
  /** The heads of cases as they lie in the table, with the keys that they are found by. */
  const heads = new Map<string, Item | undefined>();

  /** What was given up: when, after how many tries, and when it was due last. */
  const givenUp = new Map<string, GivenUp>();

  const noteUntold = (write: Write, caseId: string): void => {
    const { pk, sk } = keyIn(write);
    const { gsi1pk, gsi1sk } = fieldsIn(write);
    const [, integration] = UNTOLD.exec(text(gsi1pk, '')) ?? [];
    if (integration) untold.set(pk + sk, { caseId, integration, at: text(gsi1sk, '') });
    else if (removes(write, 'gsi1pk')) untold.delete(pk + sk);
  };

  const noteEffect = (write: Write, { key, caseId }: { key: string; caseId: string }): void => {
    const { gsi2pk, gsi2sk, attempts, effect: its } = fieldsIn(write);
    const before = outbox.get(key) ?? givenUp.get(key);
    const effect = text(its, before?.effect ?? '');
    // What was given up lies where a person looks, and nobody does it any more by the clock, until it is put back.
    if (typeof gsi2pk === 'string' && gsi2pk.startsWith(GIVEN_UP)) {
      const effectId = keyIn(write).sk.slice('OUTBOX#'.length);
      const since = text(gsi2sk, '');
      givenUp.set(key, { caseId, effect, effectId, attempts: Number(attempts ?? 0), since, at: since });
    } else if (gsi2pk !== undefined || 'drop' in write) givenUp.delete(key);
    if (removes(write, 'gsi2sk') || givenUp.has(key)) outbox.delete(key);
    else outbox.set(key, { caseId, effect, at: text(gsi2sk, before?.at ?? '') });
  };

  const noteWatched = (write: Write, { key, caseId }: { key: string; caseId: string }): void => {
    const { gsi2sk, execution, attempts } = fieldsIn(write);
    if (removes(write, 'gsi2sk')) return void watched.delete(key);
    const { at = '', execution: ran = '', attempts: before = 0 } = watched.get(key) ?? {};
    watched.set(key, {
      ...{ caseId, at: text(gsi2sk, at), execution: text(execution, ran) },
      attempts: Number(attempts ?? before),
    });
  };

  const noteOfCase = (write: Write, caseId: string): void => {
    const { pk, sk } = keyIn(write);
    changed.add(caseId);
    const key = pk + sk;
    if (sk.startsWith('OUTBOX#')) {
      noteUntold(write, caseId);
      noteEffect(write, { key, caseId });
    } else if (sk.startsWith('WATCHED#')) noteWatched(write, { key, caseId });
  };

  const noteIncident = (write: Write, id: string): void => {
    incidents.add(id);
    if (keyIn(write).sk !== 'PASS') return;
    const { gsi2sk } = fieldsIn(write);
    if (removes(write, 'gsi2sk')) passes.delete(id);
    else passes.set(id, text(gsi2sk, passes.get(id) ?? ''));
  };

  const noteHead = (write: Write, caseId: string): void => {
    if (fieldsIn(write)['setAsideAt'] !== undefined) resting.add(caseId);
    else if (removes(write, 'setAsideAt')) resting.delete(caseId);
  };

  const note = (write: Write): void => {
    const { pk, sk } = keyIn(write);
    if (sk === 'CASE') noteHead(write, pk.slice(CASE_PREFIX.length));
    if (pk.startsWith(BUDGET_PREFIX)) budgets.add(pk);
    if (pk.startsWith(INCIDENT_PREFIX)) noteIncident(write, pk.slice(INCIDENT_PREFIX.length));
    if (BESIDE.test(pk)) beside.set(pk + sk, { pk, sk });
    if (pk.startsWith(CASE_PREFIX)) noteOfCase(write, pk.slice(CASE_PREFIX.length));
  };

  const over = (table: Table): Table => ({
    ...table,
    write: async (writes, how) => {
      await table.write(writes, how);
      for (const write of writes) {
        note(write);
        const { pk, sk } = keyIn(write);
        if (sk === 'CASE') heads.set(pk.slice(CASE_PREFIX.length), await table.get({ pk, sk }));
        if (sk.startsWith('TASK#'))
          tasks.set(`${pk.slice(CASE_PREFIX.length)} ${sk.slice('TASK#'.length)}`, await table.get({ pk, sk }));
      }
    },
  });
  return { changed, outbox, givenUp, untold, watched, budgets, beside, incidents, passes, resting, tasks, heads, over };
};
export type Tracks = ReturnType<typeof tracks>;

/** The first of instants; undefined where there is none. */
export const earliest = (instants: Iterable<Instant>): Instant | undefined => {
  let first: Instant | undefined;
  for (const at of instants) if (first === undefined || at < first) first = at;
  return first;
};

/** The later of two instants, each of which may be none. */
export const notBefore = (at: Instant | undefined, last: Instant | undefined, ms: number): Instant | undefined => {
  if (at === undefined || last === undefined) return at;
  const again = instantAfter(last, ms);
  return at > again ? at : again;
};
