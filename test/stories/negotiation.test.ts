import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';

const broken = {
  text: 'La caldera que instalaron ayer echa humo y huele a gas. Tengo un bebé en casa y estoy asustada. Exijo una solución inmediata.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};

/** Plays rounds of counter-offers, approving whatever needs approval, until the journey is over. */
const untilTheEnd = async (story: Awaited<ReturnType<typeof cast>>): Promise<number> => {
  let rounds = 0;
  while ((await story.head()).status !== 'closed' && rounds < 20) {
    if ((await story.open('approve')).length > 0)
      await story.complete('approve', { decision: 'approve', reason: 'Dentro de lo razonable.' });
    else if ((await story.answers({ decision: 'counter', message: 'No es suficiente.' })).status === 200) rounds++;
    else break;
  }
  return rounds;
};

describe('a negotiation', () => {
  it('A negotiation asks an approver above the owner’s authority, and tells the customer nothing of it', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, broken);
    await story.examines({ customerWish: 'Que cambien la caldera.' });
    for (let turns = 0; (await story.open('approve')).length === 0 && turns < 5; turns++)
      await story.answers({ decision: 'counter', message: 'Necesito más.' });
    const [approval] = await story.open('approve');
    const { owner } = await story.head();
    expect(approval?.assignee).toBeDefined();
    expect(approval?.assignee).not.toBe(owner);
    expect((await story.complete('approve', { decision: 'approve', reason: 'x' }, owner)).status).toBe(403);
    expect((await story.complete('approve', { decision: 'approve', reason: 'El riesgo lo justifica.' })).status).toBe(
      200,
    );
    const shown = await story.sees();
    expect(shown.offer?.options.length).toBeGreaterThan(0);
    expect(JSON.stringify(shown)).not.toMatch(/"cost"|"ceiling"|"reasons"|El riesgo lo justifica/);
  });

  it('A negotiation ends after the bounded rounds in a final answer with a named human and the bodies to turn to', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, broken);
    await story.examines({});
    expect(await untilTheEnd(story)).toBeLessThanOrEqual(amends.policy.negotiation.rounds);
    const { head, outcomes, agreements, texts } = await story.file();
    expect(head.status).toBe('closed');
    expect(outcomes).toMatchObject([{ result: 'answered' }]);
    const text = texts.get(String(agreements[0]?.textId)) ?? '';
    const signer = amends.policy.people.find(({ id }) => id === agreements[0]?.signedBy);
    expect(text).toContain(String(signer?.name));
    for (const { url } of amends.policy.bodies.filter(({ sectors, regions }) => !sectors && !regions))
      expect(text).toContain(url);
  });

  it('A negotiation goes on with what it has when an expert stays silent', async () => {
    const amends = inMemoryAmends();
    const story = await cast(amends, broken);
    await story.examines({
      questions: [
        { domain: 'technical', question: '¿Es peligrosa la fuga?' },
        { domain: 'legal', question: '¿Respondemos de los daños?' },
      ],
    });
    expect(await story.open('consult')).toHaveLength(2);
    const [first] = await story.open('consult');
    await story.complete('consult', { valid: true, liable: true, explanation: 'La junta estaba mal montada.' });
    await amends.pass('2026-12-01T09:00:00.000Z');
    const { opinions, offers } = await story.file();
    expect(opinions.map(({ answered }) => answered).toSorted()).toEqual([false, true]);
    expect(opinions.find(({ answered }) => answered)?.taskId).toBe(first?.taskId);
    expect(offers.length).toBeGreaterThan(0);
  });

  it('A negotiation ends at once when the customer declines', async () => {
    const story = await cast(inMemoryAmends(), {
      ...broken,
      text: 'My parcel arrived a week late and nobody told me.',
      language: 'en',
    });
    await story.examines({ cause: 'third-party', facts: 'The carrier lost it for a week.' });
    expect((await story.answers({ decision: 'decline', message: 'No, thank you.' })).status).toBe(200);
    const { outcomes, agreements, texts } = await story.file();
    expect(outcomes).toMatchObject([{ result: 'answered' }]);
    expect(texts.get(String(agreements[0]?.textId))).toMatch(/You can also turn to|turn to/i);
    expect((await story.answers({ decision: 'accept' })).status).toBe(409);
  });
});
