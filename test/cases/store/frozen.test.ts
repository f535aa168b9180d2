import { describe, expect, it } from 'vitest';
import { onceWhereFrozen } from '#cases/store/frozen.ts';

const counting = () => {
  let times = 0;
  const doubled = onceWhereFrozen(({ value }: { value: number }) => {
    times++;
    return value * 2;
  });
  return { doubled, times: () => times };
};

describe('what follows from an object that nobody can change', () => {
  it('It is found out once', () => {
    const { doubled, times } = counting();
    const one = Object.freeze({ value: 4 });
    expect([doubled(one), doubled(one)]).toEqual([8, 8]);
    expect(times()).toBe(1);
  });

  it('Of one that somebody may change it is found out each time', () => {
    const { doubled } = counting();
    const one = { value: 4 };
    expect(doubled(one)).toBe(8);
    one.value = 5;
    expect(doubled(one)).toBe(10);
  });
});
