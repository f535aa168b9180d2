import { describe, expect, test } from 'vitest';
import { keptUntil } from '#domain/incidents/affected.ts';

describe('how long a customer is known who is affected and has not complained', () => {
  const kept = { keptAfterEnd: 'P30D', keptAtMost: 'P180D' };
  const listed = { listedAt: '2026-01-01T09:00:00.000Z' };
  const atMost = '2026-06-30T09:00:00.000Z';

  test('While the incident is open, as long as the policy allows at most', () => {
    expect(keptUntil(listed, kept)).toBe(atMost);
  });

  test('After its end for a while, which makes it no longer than that', () => {
    expect(keptUntil(listed, kept, '2026-01-11T09:00:00.000Z')).toBe('2026-02-10T09:00:00.000Z');
    expect(keptUntil(listed, kept, '2026-06-20T09:00:00.000Z')).toBe(atMost);
  });
});
