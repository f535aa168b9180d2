import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const offered = async (findings: Record<string, unknown> = {}) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'El paquete llegó una semana tarde y nadie me avisó.',
    customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
  });
  await story.examines({ cause: 'third-party', ...findings });
  const owner = String((await story.head()).owner);
  const end = async (body: Record<string, unknown>, by = owner) => {
    const ended = await amends.call('POST', `/desk/cases/${story.caseId}/end-offer`, { user: staff(by), body });
    expect((await story.file()).agreements, 'no final answer follows by itself').toEqual([]);
    await story.releases();
    return ended;
  };
  return { amends, story, owner, end };
};
const reason = 'Tres llamadas y dos correos sin respuesta.';

describe('an offer that nobody answers', () => {
  it('An offer that nobody answers is ended by its owner after its date, in the owner’s name; the answer does not say that the customer declined', async () => {
    const { amends, story, owner, end } = await offered();
    const early = await end({ reason });
    expect(early.status).toBe(422);
    expect(early.body['errors']).toMatchObject([{ pointer: '/customerSaid' }]);
    await amends.pass('2027-03-01T09:00:00.000Z');
    expect(await story.open('offer')).toHaveLength(1);
    expect((await end({ reason }, 'elena')).status).toBe(403);
    expect((await end({})).status).toBe(400);
    const ended = await end({ reason });
    expect(ended.status, ended.text).toBe(200);
    const { events, texts, tasks, agreements, offers } = await story.file();
    const [answered] = eventsOf(events, 'offer-answered');
    expect(answered).toMatchObject({
      actor: { kind: 'person', id: owner },
      data: { cycle: 1, round: 1, decision: 'decline', by: 'person', because: 'no-answer' },
    });
    expect(texts.get(answered?.data.reasonTextId ?? '')).toBe(reason);
    expect(tasks.find(({ kind }) => kind === 'offer')).toMatchObject({ status: 'decided', decidedBy: owner });
    expect(offers).toMatchObject([{ status: 'declined', unanswered: true }]);
    const text = texts.get(String(agreements[0]?.textId)) ?? '';
    expect(text).toContain('No hemos tenido respuesta suya');
    expect(text).not.toContain('no le convence');
    const late = await story.answers({ decision: 'accept' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ decidedBy: owner });
    const again = { user: staff(owner), body: { reason } };
    expect((await amends.call('POST', `/desk/cases/${story.caseId}/end-offer`, again)).status).toBe(409);
  });

  it('An offer that nobody answers is ended at once where the customer said no by other means, by a supervisor as well', async () => {
    const { story, end } = await offered();
    expect((await end({ reason: 'Lo dijo por teléfono.', customerSaid: true }, 'sofia')).status).toBe(200);
    const { events, agreements, texts, outcomes } = await story.file();
    expect(events.find(({ type }) => type === 'offer-answered')?.data).toMatchObject({ because: 'customer-said' });
    expect(texts.get(String(agreements[0]?.textId))).toContain('no le convence');
    expect(outcomes).toMatchObject([{ result: 'answered' }]);
  });

  it('An offer that nobody answers leads to open points first', async () => {
    const { story, end } = await offered({ points: [{ point: '¿Por qué?' }] });
    await end({ reason, customerSaid: true });
    expect(await story.open('points')).toHaveLength(1);
    expect((await story.file()).agreements).toEqual([]);
  });
});
