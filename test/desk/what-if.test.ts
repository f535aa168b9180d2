import { describe, expect, test } from 'vitest';
import { PolicyChanges } from '#domain/what-if/changed-policy.ts';
import { policyNumbers } from '#functions/desk/what-if/what-if.ts';
import { standingClock } from '#test/support/case-fixture.ts';
import { policy } from '#test/support/policy.ts';
import { changesOf, fieldsOf, isSound, lastDays } from '../../desk/screens/what-if/asked.ts';

const numbers = policyNumbers({ policy, clock: standingClock() });

describe('the numbers of a what-if', () => {
  test('As they are in force they change nothing', () => {
    const fields = fieldsOf(numbers);
    expect(Object.entries(fields).every(([name, text]) => isSound(name, text))).toBe(true);
    expect(changesOf(fields, numbers, [])).toEqual({});
  });

  test('Only what differs is asked, in minor units, with a comma or a point', () => {
    const fields = { ...fieldsOf(numbers), 'ceiling.3': '12,50', 'authority.owner': ' 7.5 ', rounds: '1' };
    const changes = changesOf(fields, numbers, ['refund']);
    expect(changes).toEqual({ ceiling: { '3': 1250 }, authority: { owner: 750 }, rounds: 1, withdrawn: ['refund'] });
    expect(PolicyChanges.safeParse(changes).success).toBe(true);
  });

  test.each([
    ['rounds', '0'],
    ['rounds', '2.5'],
    ['ceiling.1', ''],
    ['ceiling.1', '-3'],
    ['ceiling.1', '1.234,5'],
    ['quorumAbove', 'mucho'],
  ])('In %s, %j cannot be asked', (name, text) => expect(isSound(name, text)).toBe(false));

  test('The last days end with the day that the server says', () => {
    expect(lastDays('2026-03-01', 30)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });
});
