import { describe, expect, it } from 'vitest';
import { passesDue } from '#cases/store/incident-passes.ts';
import { membersOf } from '#cases/store/incidents.ts';
import type { Table } from '#cases/store/table.ts';
import { bringUpToDate } from '#functions/incident-members/bring-up-to-date.ts';
import { lookAtIncidents } from '#functions/incident-members/look-at-incidents.ts';
import { caseIdNumber } from '#test/support/case-fixture.ts';
import { logLines } from '#test/support/log-lines.ts';
import { aDeskWithOutage, andres, FIRST, rosa, SECOND, THIRD, texts } from './desk/incidents/setting.ts';

const nothing = async () => {};
const CASES = [FIRST, SECOND, THIRD];
const lines = logLines();

/** Kills whoever makes the nth write of a table, before or after it is stored. */
const dyingAt = (write: Table['write'], nth: number, when: 'before' | 'after'): Table['write'] => {
  let writes = 0;
  return async (those) => {
    const dies = ++writes === nth;
    if (dies && when === 'before') throw new Error('killed');
    await write(those);
    if (dies) throw new Error('killed');
  };
};

describe('cases of an incident', () => {
  it.each(['before', 'after'] as const)('join once and are told once, whatever call it dies %s', async (when) => {
    for (let nth = 1; nth <= 8; nth++) {
      const { propose, post, told, minute, lettersTo, history, table, clock } = await aDeskWithOutage();
      for (const caseId of CASES) await propose(caseId);
      await post(rosa, '/confirm', { reason: 'Sí' });
      await told();
      const { write } = table;
      table.write = dyingAt(write, nth, when);
      await minute().catch(() => undefined);
      table.write = write;
      for (let round = 0; round < 8; round++) await minute();
      for (const caseId of CASES) {
        expect(await lettersTo(caseId)).toHaveLength(1);
        expect((await history(caseId)).map(({ type }) => type)).toEqual(['incident-joined', 'incident-told']);
      }
      expect(await passesDue(table, clock.after(clock.now(), 'P1D'))).toEqual([]);
    }
  });

  it('are told once by two runs at the same time', async () => {
    const { confirmed, told, minute, lettersTo } = await aDeskWithOutage();
    await confirmed();
    await told();
    await Promise.all([minute(), minute()]);
    await minute();
    for (const caseId of CASES) expect(await lettersTo(caseId)).toHaveLength(1);
  });

  it('are gone through page by page, and what one run has no time for is done by the next', async () => {
    const { openCase, propose, post, minute, told, table, cases, clock, policy, deps, incidentId } =
      await aDeskWithOutage();
    for (let n = 11; n <= 70; n++) {
      await openCase({ head: { caseId: caseIdNumber(n), reference: `AM-${20_000_000 + n}` } });
      await propose(caseIdNumber(n));
    }
    await post(rosa, '/confirm', { reason: 'Sí' });
    await minute();
    await told();
    const toldNow = async () =>
      (await membersOf(table, incidentId, { limit: 500 })).filter((one) => one.told === 1).length;
    // Time for one page only.
    let asked = 0;
    const run = { table, cases, clock, policy, trackingUrl: deps.trackingUrl, send: nothing };
    await lookAtIncidents(run, () => (asked++ === 0 ? 60_000 : 0));
    expect(await toldNow()).toBe(50);
    await lookAtIncidents(run);
    expect(await toldNow()).toBe(60);
    expect(await passesDue(table, clock.now())).toEqual([]);
  });

  it('that were merged are told in the case that took them in, once', async () => {
    const { confirmed, told, minute, lettersTo, cases, clock, history } = await aDeskWithOutage();
    await confirmed();
    const note = { type: 'note-added', actor: { kind: 'system' }, data: { messageId: 'n' } } as const;
    await cases.change(FIRST, clock.now(), () => ({ set: { mergedInto: SECOND }, events: [note] }));
    await told();
    await minute();
    expect(await lettersTo(FIRST)).toEqual([]);
    expect(await lettersTo(SECOND)).toHaveLength(1);
    expect((await history(SECOND)).filter(({ type }) => type === 'incident-joined')).toHaveLength(1);
  });

  it('bring the case that they were merged into along', async () => {
    const { confirmed, minute, cases, clock, openCase, history, told, lettersTo } = await aDeskWithOutage();
    await confirmed();
    const other = caseIdNumber(9);
    await openCase({ head: { caseId: other, reference: 'AM-DDDDDDD2' } });
    const note = { type: 'note-added', actor: { kind: 'system' }, data: { messageId: 'n' } } as const;
    await cases.change(FIRST, clock.now(), () => ({ set: { mergedInto: other }, events: [note] }));
    await told();
    await minute();
    expect(await history(other)).toMatchObject([{ data: { how: 'merged' } }, { type: 'incident-told' }]);
    expect(await lettersTo(other)).toHaveLength(1);
  });

  it('are tried again where they cannot be looked at, some times at once, then once a day, and hold up no other', async () => {
    const { confirmed, told, minute, lettersTo, cases, table, clock, see } = await aDeskWithOutage();
    await confirmed();
    await told();
    const { change } = cases;
    let tries = 0;
    cases.change = async (which, ...rest) => {
      if (which !== SECOND) return change(which, ...rest);
      tries++;
      throw new Error('broken');
    };
    for (let round = 0; round < 60; round++) await minute();
    expect(await lettersTo(FIRST)).toHaveLength(1);
    expect(tries).toBe(5);
    expect(await see()).toMatchObject({ isUnderWay: false, isLeftBehind: true });
    for (let day = 0; day < 3; day++) {
      clock.pass('P1D');
      await minute();
    }
    expect(tries).toBe(8);
    cases.change = change;
    clock.pass('P1D');
    await minute();
    expect(await lettersTo(SECOND)).toHaveLength(1);
    expect(await see()).toMatchObject({ isUnderWay: false, isLeftBehind: false });
    expect(await passesDue(table, clock.after(clock.now(), 'P1D'))).toEqual([]);
  });

  it('are given up after a week of that, each day of which an alarm rings', async () => {
    const { confirmed, told, minute, cases, table, clock } = await aDeskWithOutage();
    await confirmed();
    await told();
    cases.change = () => Promise.reject(new Error('broken'));
    for (let round = 0; round < 30; round++) {
      clock.pass('PT12H');
      await minute();
    }
    expect(lines.filter((line) => line.includes('effect given up'))).toHaveLength(8);
    expect(await passesDue(table, clock.after(clock.now(), 'P1D'))).toEqual([]);
  });

  it('cost nothing where they are as they should be', async () => {
    const { confirmed, told, minute, cases, clock, policy, deps, table, incidentId } = await aDeskWithOutage();
    await confirmed();
    await told();
    await minute();
    const [member] = await membersOf(table, incidentId, { limit: 1 });
    const unread = { ...cases, head: () => Promise.reject(new Error('read')) };
    const message = { incidentId, number: 1, kind: 'outage', texts, state: 'released', writtenBy: rosa.id } as const;
    const incident = { state: 'confirmed' } as never;
    if (!member) throw new Error('There is no member');
    await bringUpToDate(
      member,
      { incident, message: { ...message, writtenAt: clock.now(), decidedBy: andres.id } },
      { table, cases: unread, clock, policy, trackingUrl: deps.trackingUrl, send: nothing },
    );
  });
});
