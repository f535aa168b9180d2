import { describe, expect, it } from 'vitest';
import { type Cast, cast } from '#test/support/cast.ts';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const START = '2026-11-25T01:10:00.000Z';
const customer = (number: number) => ({ email: `c${number}@example.com`, phone: `+34 600 100 ${100 + number}` });

const file = async (amends: InMemoryAmends, texts: string[]): Promise<Cast[]> => {
  const stories: Cast[] = [];
  for (const [number, text] of texts.entries()) stories.push(await cast(amends, { text, customer: customer(number) }));
  return stories;
};
const calls = async (stories: Cast[]): Promise<boolean[]> =>
  Promise.all(stories.map(async ({ open }) => (await open('call')).length > 0));

const STREET = 'Huele a gas en toda la calle, por favor vengan.';

describe('Calls about one failure', () => {
  it('that others share are grouped: the first is called, the others are written to at once with what to do', async () => {
    const amends = inMemoryAmends({ start: START });
    const stories = await file(amends, [STREET, STREET, STREET]);
    expect(await calls(stories)).toEqual([true, false, false]);
    const written = amends.mails.find(({ to }) => to === 'c1@example.com')?.body;
    expect(written).toContain('112');
    expect(written).toContain('Otras personas nos han avisado de lo mismo');
    expect(written).not.toContain('le llama como muy tarde');
    const { callGroup } = (await stories[1]?.head()) ?? {};
    expect(callGroup).toBe((await stories[0]?.head())?.callGroup);
    const list = await amends.call('GET', `/desk/call-groups/${callGroup}`, { user: staff('sofia') });
    expect(list.body['cases']).toHaveLength(3);
  });

  it('call who is hurt, elderly, disabled or ill in any case, and put them first', async () => {
    const amends = inMemoryAmends({ start: START });
    const stories = await file(amends, [
      STREET,
      STREET,
      `${STREET} Mi madre tiene 82 años.`,
      `${STREET} Mi hija está mareada.`,
      `${STREET} Dependo de una máquina de oxígeno.`,
    ]);
    expect(await calls(stories)).toEqual([true, false, true, true, true]);
    const { callGroup } = (await stories[0]?.head()) ?? {};
    const list = await amends.call('GET', `/desk/call-groups/${callGroup}`, { user: staff('lucia') });
    const [first] = list.body['cases'] as { priority: boolean }[];
    expect(first?.priority).toBe(true);
  });

  it('that only look alike are each made, up to a number', async () => {
    const amends = inMemoryAmends({ start: START });
    const stories = await file(
      amends,
      Array.from({ length: 12 }, () => 'Sale humo del contador de mi casa.'),
    );
    expect((await calls(stories)).filter(Boolean)).toHaveLength(amends.policy.emergency.groups.ownApart);
  });

  it('are of one place: another postal code is another failure', async () => {
    const amends = inMemoryAmends({ start: START });
    const stories = await file(amends, [
      'Huele a gas en el portal, CP 28013.',
      'Huele a gas en el portal, CP 28013.',
      'Huele a gas en el portal, CP 08001.',
    ]);
    expect(await calls(stories)).toEqual([true, false, true]);
  });

  it('are of one hour: the next one begins anew', async () => {
    const amends = inMemoryAmends({ start: START });
    const [first] = await file(amends, [STREET]);
    await amends.pass('2026-11-25T02:10:00.000Z');
    const [later] = await file(amends, [STREET]);
    expect(await calls([first, later] as Cast[])).toEqual([true, true]);
  });

  it('of a case in a group is opened by later words that say more', async () => {
    const amends = inMemoryAmends({ start: START });
    const [, second] = await file(amends, [STREET, STREET]);
    await amends.call('POST', `${second?.path}/messages`, { body: { text: 'Mi hijo se ha desmayado.' } });
    expect(await second?.open('call')).toHaveLength(1);
  });

  it('No list is given of a group that nobody is in', async () => {
    const amends = inMemoryAmends({ start: START });
    const answer = await amends.call('GET', '/desk/call-groups/none', { user: staff('sofia') });
    expect(answer.status).toBe(404);
  });
});
