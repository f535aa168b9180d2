import { describe, expect, it } from 'vitest';
import { caseStore } from '#cases/store/case-store.ts';
import { memoryTable } from '#cases/store/memory-table.ts';
import { regimesOf } from '#cases/store/regimes.ts';
import type { Law } from '#domain/deadline/law.ts';
import { timerRecalculation } from '#domain/timers/recalculate-timers.ts';
import { aCase, CASE_ID, caseIdNumber, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { law } from '#test/support/law.ts';

/** The law as another deployment brings it: es-consumer gives thirty days for the answer. */
const changedLaw: Law = {
  ...law,
  regimes: law.regimes.map((regime) =>
    regime.id === 'es-consumer'
      ? {
          ...regime,
          version: 'changed',
          rules: regime.rules.map((rule) =>
            rule.timer === 'answer' ? { ...rule, within: { amount: 30, unit: 'calendar-days' as const } } : rule,
          ),
        }
      : regime,
  ),
};

describe('a new version of a regime', () => {
  it('A new version of a regime binds the cases that begin under it; those that run keep the version they began with', async () => {
    const table = memoryTable();
    const clock = standingClock();
    const deployed = (deployedLaw: Law) =>
      caseStore(table, {
        recalculateTimers: timerRecalculation({ law: deployedLaw, policy, clock }),
        schedules: () => [],
        regimes: regimesOf(table, deployedLaw.regimes),
      });
    const event = anEvent('complaint-received', {}, { kind: 'customer' });
    const old = await deployed(law).open(aCase(), { events: [event] });
    expect(old.answerBy).toBe('2026-12-08T22:59:59.999Z');

    const cases = deployed(changedLaw);
    const after = await cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('acknowledged')],
    }));
    expect(after).toMatchObject({ answerBy: old.answerBy, regime: old.regime });
    const reclassified = await cases.change(CASE_ID, MONDAY, () => ({
      set: { class: 'billing' },
      events: [anEvent('reclassified', {}, { kind: 'person', id: 'lucia' })],
    }));
    expect(reclassified.answerBy).toBe(old.answerBy);
    expect(reclassified.regime).toEqual({ ...old.regime, class: 'billing' });

    const head = aCase({ caseId: caseIdNumber(2), reference: 'AM-2' });
    const young = await cases.open(head, { events: [event] });
    expect(young.regime).toEqual({ id: 'es-consumer', version: 'changed', class: 'general' });
    expect(young.answerBy).toBe('2026-12-23T22:59:59.999Z');
    expect((await cases.load(CASE_ID))?.regime.version).toBe(old.regime.version);
  });

  it('A new version of a regime stands in for one that was lost, so that no case is out of reach', async () => {
    const regimes = regimesOf(memoryTable(), law.regimes);
    const under = { id: 'es-sac', version: 'lost', class: 'general' } as const;
    expect(await regimes.find(under)).toMatchObject({ id: 'es-sac' });
    await expect(regimes.find({ ...under, id: 'nobody-knows' })).rejects.toThrow('No regime nobody-knows@lost');
  });
});
