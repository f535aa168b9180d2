import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const begin = async (text: string) => {
  const amends = inMemoryAmends({ start: '2027-01-11T09:00:00.000Z' });
  const story = await cast(amends, { text, customer: { name: 'Julia Sanz', email: 'julia.sanz@correo.example' } });
  const shown = async () => (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') })).body;
  return { amends, story, shown };
};

describe('A complaint about several things', () => {
  it('is answered in the shortest term of all of them, and the desk says why', async () => {
    const { story, shown } = await begin(
      'El técnico no vino a instalar la fibra y perdí la tarde esperando. Me han pasado el recibo igual.',
    );
    expect(await story.head()).toMatchObject({
      topic: 'installation',
      otherTopics: ['billing'],
      regime: { id: 'es-sac', class: 'billing' },
      answerBy: '2027-01-16T22:59:59.999Z',
    });
    expect(await shown()).toMatchObject({
      topic: 'installation',
      otherTopics: ['Facturas y cobros'],
      regime: { class: 'billing' },
    });
    const [understood] = eventsOf((await story.file()).events, 'understood');
    expect(understood?.data).toMatchObject({ class: 'billing', topic: 'installation', otherTopics: ['billing'] });
    expect(understood?.data.reasons?.map(({ code }) => code)).toContain('class-billing');
  });

  it('is what a person says it is, whatever else it mentions', async () => {
    const { amends, story, shown } = await begin('Me cobrasteis 200 euros de más y nadie contesta.');
    expect((await story.head()).regime.class).toBe('billing');
    const answer = await amends.call('POST', `/desk/cases/${story.caseId}/class`, {
      user: staff('sofia'),
      body: { class: 'general', reason: 'El cargo era correcto; se queja del trato.' },
    });
    expect(answer.status).toBe(200);
    expect(await shown()).toMatchObject({ regime: { class: 'general' } });
  });
});
