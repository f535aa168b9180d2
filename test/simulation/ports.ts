import type { Table } from '#cases/store/table.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { AwayServices } from './away.ts';
import type { Troubles } from './trouble.ts';

type Deps = InMemoryAmends['deps'];

/**
 * The table as functions call it.
 * @param most how many keys an index gives at once at most, and a place to go on from: as where much lies there
 */
export const troubledTable = (table: Table, { around }: Pick<Troubles, 'around'>, most: () => number): Table => {
  const reading = (what: string) => ({ what: `table ${what}`, changes: false });
  return {
    get: (key) => around(reading('get'), () => table.get(key)),
    getMany: (keys) => around(reading('getMany'), () => table.getMany(keys)),
    query: (...query) => around(reading('query'), () => table.query(...query)),
    index: (name, pk, range = {}) =>
      around(reading('index'), () =>
        table.index(name, pk, { ...range, limit: Math.min(range.limit ?? most(), most()) }),
      ),
    count: (...range) => around(reading('count'), () => table.count(...range)),
    // What may be done apart is: a run can die in between.
    write: async (writes, { apart } = {}) => {
      for (const some of apart ? writes.map((write) => [write]) : [writes])
        await around({ what: 'table write', changes: true }, () => table.write(some));
    },
  };
};

/** All other services as functions call them. */
export const troublePorts = (
  deps: Deps,
  { around }: Pick<Troubles, 'around'>,
  { uncertain, away }: { uncertain: Set<string>; away: AwayServices },
): void => {
  const { executions, scheduler, bus, calls, evidence, outbound } = deps;
  const changing = <Args extends unknown[]>(what: string, call: (...args: Args) => Promise<void>) => {
    return (...args: Args): Promise<void> =>
      around({ what, changes: true }, async () => {
        away.demand(what);
        await call(...args);
      });
  };
  const { send } = outbound.email;
  outbound.email.send = (...mail) =>
    around({ what: 'mail', changes: true, isSend: true }, async () => {
      away.demand('mail');
      return send(...mail);
    });
  Object.assign(deps, {
    executions: {
      start: changing('start of an execution', executions.start),
      resume: changing('answer to an execution', executions.resume),
    },
    scheduler: {
      set: changing('schedule', scheduler.set),
      drop: (name: string) =>
        changing(
          'drop of a schedule',
          scheduler.drop,
        )(name).catch((error: unknown) => {
          uncertain.add(name);
          throw error;
        }),
    },
    bus: { put: changing('bus', bus.put) },
    calls: { hand: changing('queue', calls.hand) },
    evidence: { ...evidence, keep: changing('bucket', evidence.keep) },
  });
};
