import { describe, expect, it } from 'vitest';
import { nameLeader } from '#domain/care/leader.ts';
import { speakFirst } from '#domain/care/speak-first.ts';
import type { Case } from '#domain/case/case.ts';
import { caseMessageContent } from '#domain/messages/case-message.ts';
import { CASE_ID, caseFixture, MONDAY, policy } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';

const fileOf = async (head: Partial<Case>) => {
  const fixture = caseFixture();
  await fixture.openCase({ head: { owner: 'lucia', ...head } });
  return fixture;
};

const serious = { level: 3 as const, points: 5, reasons: [] };

describe('speak, do not write', () => {
  it.each<[string, Partial<Case>, number]>([
    ['by what lies behind it', { motive: 'poor-communication' }, 1],
    ['by anger in a serious case', { feeling: 'negative', severity: serious }, 1],
    ['by both', { motive: 'abuse-of-power', feeling: 'negative', severity: serious }, 2],
    ['not by anger in a slight one', { feeling: 'negative', severity: { ...serious, level: 2 } }, 0],
    ['not where neither is known', {}, 0],
  ])('It is prompted %s', async (_, head, reasons) => {
    const file = await (await fileOf(head)).file();
    expect(speakFirst(file, policy)?.reasons.length ?? 0).toBe(reasons);
  });

  it('Once somebody has spoken with the customer it is done', async () => {
    const fixture = await fileOf({ motive: 'poor-communication' });
    expect(speakFirst(await fixture.file(), policy)?.done).toBe(false);
    await fixture.cases.change(CASE_ID, MONDAY, () => ({
      events: [anEvent('customer-updated', { about: 'answer', how: 'call' })],
    }));
    expect(speakFirst(await fixture.file(), policy)?.done).toBe(true);
  });
});

describe('a leader for a customer whom we treated badly', () => {
  const named = async (head: Partial<Case>, cause?: Parameters<typeof nameLeader>[1]) => {
    const file = await (await fileOf(head)).file();
    const deps = { policy, deskUrl: 'https://amends.example/desk' };
    return nameLeader({ file, at: MONDAY, deps }, cause);
  };

  it('Where power was abused the first of the policy who is not the owner is named, and told', async () => {
    const part = await named({ motive: 'abuse-of-power' });
    expect(part.set).toEqual({ leader: 'sofia' });
    expect(part.events).toMatchObject([{ type: 'leader-named', data: { person: 'sofia', because: 'motive' } }]);
    expect(part.items).toContainEqual(expect.objectContaining({ kind: 'message' }));
    expect((await named({ motive: 'abuse-of-power', owner: 'sofia' })).set).toEqual({ leader: 'andres' });
  });

  it('Bad treatment names one once it was found to be our error, and one is enough', async () => {
    expect((await named({ topic: 'service' }, 'company-error')).set).toEqual({ leader: 'sofia' });
    expect(await named({ topic: 'service' }, 'misunderstanding')).toEqual({});
    expect(await named({ topic: 'delivery' }, 'company-error')).toEqual({});
    expect(await named({ topic: 'service', leader: 'andres' }, 'company-error')).toEqual({});
  });

  it('Every letter says who it is', async () => {
    const { head, complainant } = await (await fileOf({ leader: 'sofia' })).file();
    const values = { message: 'Hola.', trackingUrl: 'https://amends.example/t/x', owner: 'Lucía Ferrándiz' };
    const letter = caseMessageContent(policy, { head, complainant }, { template: 'customer-message', values });
    expect(letter.body.endsWith('Su persona de contacto: Sofía Arrizabalaga')).toBe(true);
  });
});
