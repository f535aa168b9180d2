import { describe, expect, it } from 'vitest';
import { Refusal, type RefusalCode, refusals } from '#domain/refusal.ts';

const codes = Object.keys(refusals) as RefusalCode[];

describe('Refusal', () => {
  it('Every code of a refusal is in kebab-case, and its title is a sentence without a full stop', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(refusals[code].title).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('A refusal without more says what the table says, and knows its kind', () => {
    expect(new Refusal('no-such-case')).toMatchObject({
      name: 'Refusal',
      code: 'no-such-case',
      kind: 'not-found',
      message: 'There is no such case',
      errors: [],
      details: {},
    });
  });

  it('A refusal can say more precisely who could do it, which field is wrong and who decided before', () => {
    const errors = [{ pointer: '/to', message: 'is away today' }];
    const details = { decidedBy: 'lucia', decidedAt: '2026-11-23T09:00:00.000Z' };
    expect(new Refusal('person-unfit', { title: 'Lucía is away today', errors, details })).toMatchObject({
      code: 'person-unfit',
      kind: 'unfit',
      message: 'Lucía is away today',
      errors,
      details,
    });
  });
});
