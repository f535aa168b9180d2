import { afterEach, describe, expect, it, vi } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { keepPushed } from '#cases/store/pushed-policy.ts';
import { appendToStaff, staffState } from '#cases/store/staff.ts';
import { todaysPolicy } from '#cases/todays-policy.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { decideStaff } from '#domain/staff/decide.ts';
import { decidePolicy } from '#domain/staff/decide-policy.ts';
import { policy } from '#test/support/policy.ts';

const bundled: Policy = { ...policy, fits: 'this-code' };
const other: Policy = { ...policy, version: 'pushed', negotiation: { ...policy.negotiation, rounds: 1 } };
const FROM = '2026-11-30T09:00:00.000Z';

const setting = (ofBundle: Policy = bundled) => {
  const table = memoryTable();
  let now = Date.parse(FROM);
  const clock = { now: () => new Date(now).toISOString() };
  const today = todaysPolicy(ofBundle, { table, clock });
  /** Has a policy hold, as from the command line. */
  const hold = async (to: string, fits?: string) => {
    const state = await staffState(table);
    const from = state.policy?.version ?? bundled.version;
    const change = { from, to, ...(fits && { fits }) };
    const decided = decidePolicy(change, {
      state,
      by: 'arn:aws:iam::123456789012:user/ana',
      at: FROM,
    });
    expect(await appendToStaff(table, state, decided)).toBe(true);
    return decided;
  };
  const later = async (ms = 15_000) => {
    now += ms;
    await today.beforeRun();
    return today.policy;
  };
  return { table, today, hold, later };
};

afterEach(() => void vi.restoreAllMocks());

describe('a policy that was pushed', () => {
  it('It holds for an instance that runs, in the same object, and until then the one that came with the code', async () => {
    const { table, today, hold, later } = setting();
    const { policy: seen, deployed } = today;
    await later(0);
    await keepPushed(table, other);
    await hold(other.version, 'this-code');
    expect((await later(14_000)).version).toBe(policy.version);
    await later(1_000);
    expect([seen.version, seen.negotiation.rounds, deployed.version]).toEqual(['pushed', 1, 'pushed']);
    expect(seen.classifier).toEqual(policy.classifier);
    expect(seen.fits).toBe('this-code');
  });

  it('It goes on holding where the code comes with another one, and the one of the code holds again when that is said', async () => {
    const { table, hold } = setting();
    await keepPushed(table, other);
    await hold(other.version, 'this-code');
    const next = todaysPolicy({ ...bundled, version: 'next' }, { table, clock: { now: () => FROM } });
    await next.beforeRun();
    expect(next.policy.version).toBe('pushed');
    const { state } = await hold('next');
    expect(state.policy).toBeUndefined();
    const again = todaysPolicy({ ...bundled, version: 'next' }, { table, clock: { now: () => FROM } });
    await again.beforeRun();
    expect(again.policy.version).toBe('next');
  });

  it('A function that asks no classifier does not read one', async () => {
    const { classifier: _, ...without } = bundled;
    const { table, hold, later } = setting(without as Policy);
    await keepPushed(table, other);
    await hold(other.version, 'this-code');
    const read = vi.spyOn(table, 'getMany');
    await later();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['of another shape', async () => undefined, 'other-code', 'for other code'],
    [
      'lost',
      async (table: ReturnType<typeof memoryTable>) => table.write([{ drop: keys.policyPart('pushed', 1) }]),
      'this-code',
      'lost or changed',
    ],
    [
      'changed by somebody',
      async (table: ReturnType<typeof memoryTable>) =>
        table.write([
          {
            put: {
              ...keys.policyPart('pushed', 1),
              content: 'H4sIAAAAAAAAA6tWKkstKs7Mz1OyUjJU0lEqSS0uUbJSKikqTa0FAJLEGIYeAAAA',
            },
          },
        ]),
      'this-code',
      'lost or changed',
    ],
  ])('One that is %s does not hold: the one of the code goes on, and the log says so', async (_, spoil, fits, why) => {
    const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    const logged = vi.spyOn(console, 'log').mockReturnValue();
    const { table, hold, later } = setting();
    await keepPushed(table, other);
    await spoil(table);
    await hold(other.version, fits);
    const now = await later();
    const said = JSON.stringify([lines.mock.calls, printed.mock.calls, logged.mock.calls]);
    vi.restoreAllMocks();
    expect([now.version, now.negotiation.rounds]).toEqual([policy.version, policy.negotiation.rounds]);
    expect(said).toContain('pushed policy unusable');
    expect(said).toContain(why);
  });

  it('What the desk said of people holds over it, and both lie in one chain', async () => {
    const { table, hold, later } = setting();
    const absence = { from: '2026-12-01', to: '2026-12-04' };
    const before = await staffState(table);
    const away = decideStaff(
      { change: 'absence', person: 'lucia', absence },
      { state: before, policy: bundled, by: 'sofia', at: FROM },
    );
    await appendToStaff(table, before, away);
    await keepPushed(table, other);
    const pushed = await hold(other.version, 'this-code');
    const now = await later();
    expect(now.version).toBe('pushed');
    expect(now.people.find(({ id }) => id === 'lucia')?.absences).toEqual([absence]);
    expect(firstBreak([away.record, pushed.record])).toBeUndefined();
    // Whoever was slower changes nothing.
    expect(await appendToStaff(table, before, away)).toBe(false);
  });
});
