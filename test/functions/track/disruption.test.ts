import { expect, it } from 'vitest';
import type { DisruptableChannel } from '#domain/vocabulary.ts';
import { showTracking } from '#functions/track/show-tracking.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { law } from '#test/support/law.ts';
import { aCase, set } from './tracked-case.ts';

const WRITE = 'escribirnos desde esta página';
const SEE = 'ver aquí cómo va su reclamación';

it.each([
  ['full', false, WRITE],
  ['first', false, WRITE],
  ['own', false, WRITE],
  ['state', false, SEE],
  ['full', true, SEE],
] as const)('A link of the kind %s, blocked: %s, offers only what it takes: %s', async (link, isBlocked, instead) => {
  const { file, policy, clock } = await aCase(async (customer) => {
    if (isBlocked) await set(customer, { blockedAt: MONDAY });
  });
  const read = await file();
  const shown = (disrupted: DisruptableChannel[]) =>
    showTracking(read, { language: 'es', link, own: read }, { policy, clock, law, disrupted: () => disrupted });
  expect(shown(['email']).disruption).toContain(`${instead} o llamarnos al ${policy.company.phone}`);
  expect(shown(['email', 'call']).disruption).toMatch(new RegExp(`${instead}\\.$`));
  expect(shown([])).not.toHaveProperty('disruption');
});
