import { describe, expect, it } from 'vitest';
import { Transient } from '#domain/failures.ts';
import { retry } from '#platform/backoff.ts';

const failing = (times: number) => {
  let tries = 0;
  const action = async (): Promise<number> => {
    tries += 1;
    if (tries <= times) throw new Error(`failure ${tries}`);
    return tries;
  };
  return { action, tries: () => tries };
};
const quick = { attempts: 3, firstMs: 1 };

describe('retry', () => {
  it('What works at last is answered, and not tried again', async () => {
    const { action, tries } = failing(2);
    expect(await retry(action, quick)).toBe(3);
    expect(tries()).toBe(3);
  });

  it('After the last try the last failure is thrown', async () => {
    const { action, tries } = failing(9);
    await expect(retry(action, quick)).rejects.toThrow('failure 3');
    expect(tries()).toBe(3);
  });

  it('After the last try a Transient says what was in vain, where that is given', async () => {
    const all = retry(failing(9).action, { ...quick, inVain: 'It could not be stored' });
    await expect(all).rejects.toThrow(new Transient('It could not be stored'));
  });

  it('What no other try can help is thrown at once', async () => {
    const { action, tries } = failing(9);
    await expect(retry(action, { ...quick, isCurable: () => false })).rejects.toThrow('failure 1');
    expect(tries()).toBe(1);
  });
});
