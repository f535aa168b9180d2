import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Changes } from '#functions/desk/live/contract.ts';
import { watchDesk } from '../../bench/desk-watch.ts';

const FIRST = '2026-11-30T10:00:00.000Z';

/** A desk that gives one answer after the other, and the last of them for ever; it keeps what it was asked. */
const deskThatSays = (...answers: Partial<Changes>[]) => {
  const asked: (string | undefined)[] = [];
  const watch = watchDesk(async (since) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(since);
    return { at: FIRST, cases: [], more: false, ...answer };
  });
  return { asked, watch };
};

const changed = (version: number): Partial<Changes> => ({ cases: [{ reference: 'AM-1', version }] });

describe('A desk that is looked at', () => {
  test('wakes whoever waits for a case that has changed, and nobody else', async () => {
    const { asked, watch } = deskThatSays({}, changed(4), {}, { more: true });
    let isOtherAwake = false;
    const other = watch.changed({ reference: 'AM-2', version: 3 }).then(() => {
      isOtherAwake = true;
    });
    await watch.changed({ reference: 'AM-1', version: 3 });
    await turn();
    expect(asked.slice(0, 2)).toEqual([undefined, FIRST]);
    expect(isOtherAwake).toBe(false);
    await other;
  });

  test('says at once that a case has changed of which it knows', async () => {
    const { asked, watch } = deskThatSays(changed(4));
    await watch.changed({ reference: 'AM-1', version: 3 });
    const before = asked.length;
    await watch.changed({ reference: 'AM-1', version: 3 });
    expect(asked).toHaveLength(before);
  });

  test('asks once for all who wait, and wakes all of them where more has changed than is listed', async () => {
    const { asked, watch } = deskThatSays({ more: true });
    await Promise.all(['AM-1', 'AM-2', 'AM-3'].map((reference) => watch.changed({ reference, version: 1 })));
    expect(asked).toHaveLength(1);
  });

  test('fails for whoever waits where it cannot be asked', async () => {
    const watch = watchDesk(() => Promise.reject(new Error('away')));
    await expect(watch.changed({ reference: 'AM-1', version: 1 })).rejects.toThrow('away');
  });
});
