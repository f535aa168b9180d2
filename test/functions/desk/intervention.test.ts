import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { type DeskTaskKind, kindsWhere } from '#domain/tasks/kinds.ts';
import { deskEndpoints } from '#functions/desk/endpoints.ts';
import { whyOfActs, whyOfDecision } from '#functions/desk/http/intervention.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aDesk, lucia, mateo, sofia } from '#test/support/desk.ts';

const MESSAGES = `/desk/cases/${CASE_ID}/messages`;
const text = 'Mañana le llamo.';

const luciasCase = async (owner: string | undefined = 'lucia') => {
  const fixture = aDesk();
  await fixture.openCase({ head: { ...(owner && { owner }) } });
  const interventions = async () => eventsOf((await fixture.file()).events, 'intervened');
  return { ...fixture, interventions };
};

describe('whoever acts on a case of somebody else', () => {
  it.each([mateo, sofia])('is asked why, and nothing is done without it: $id', async (as) => {
    const { desk, file } = await luciasCase();
    const before = (await file()).head.seq;
    for (const json of [{ text }, { text, reason: '' }, { text, reason: '   ' }]) {
      const { status, body } = await desk('POST', MESSAGES, { as, json });
      expect([status, body.errors[0].pointer]).toEqual([400, '/reason']);
    }
    expect((await file()).head.seq).toBe(before);
  });

  it('is in the history with the reason, in the change that was made', async () => {
    const { desk, file, interventions } = await luciasCase();
    const json = { text, reason: 'Lucía está de baja' };
    expect((await desk('POST', MESSAGES, { as: sofia, json })).status).toBe(201);
    const [event] = await interventions();
    expect(event).toMatchObject({ actor: { id: 'sofia' }, data: { act: 'messages', of: 'lucia' } });
    expect((await file()).texts.get(event?.data.reasonTextId ?? '')).toBe('Lucía está de baja');
  });

  it('is asked nothing where it is their own, where nobody has it, and for a note or a look', async () => {
    const own = await luciasCase();
    expect((await own.desk('POST', MESSAGES, { as: lucia, json: { text } })).status).toBe(201);
    expect((await own.desk('GET', `/desk/cases/${CASE_ID}`, { as: mateo })).status).toBe(200);
    const note = { as: mateo, json: { text: 'Llamó otra vez' } };
    expect((await own.desk('POST', `/desk/cases/${CASE_ID}/notes`, note)).status).toBe(201);
    expect(await own.interventions()).toEqual([]);
  });

  it.each([
    [{}, undefined],
    [{ reason: 'Lucía está de baja' }, 'Lucía está de baja'],
  ])('decides a task of theirs as before, and the history says in whose place: %o', async (why, kept) => {
    const { desk, file, openTask, interventions } = await luciasCase();
    const { taskId } = await openTask('contact', { assignee: 'lucia', parts: [1] });
    const json = { how: 'phone', note: 'Quedamos en vernos el martes.', ...why };
    expect((await desk('POST', `/desk/tasks/${taskId}/complete`, { as: sofia, json })).status).toBe(200);
    const [event] = await interventions();
    expect(event).toMatchObject({ actor: { id: 'sofia' }, data: { act: 'contact', of: 'lucia', taskId } });
    expect((await file()).texts.get(event?.data.reasonTextId ?? '')).toBe(kept);
  });

  it('is asked for no field to decide a task that whoever has it need not fill in', () => {
    expect(kindsWhere(({ endsAtDesk }) => endsAtDesk).map((kind) => whyOfDecision(kind as DeskTaskKind))).not.toContain(
      'asked',
    );
    expect(whyOfActs).toMatchObject({ acceptance: 'offered', messages: 'asked' });
  });

  it('Every act on a case has its place among those that ask why, that have a reason of their own, or that are nobody’s', () => {
    const acts = deskEndpoints
      .filter(({ method, path }) => method === 'POST' && /\/desk\/(cases|tasks)\/\{id\}\//.test(path))
      .map(({ path }) => path.split('/').at(-1) ?? '')
      .filter((act) => act !== 'complete');
    expect(acts.filter((act) => !(act in whyOfActs))).toEqual([]);
  });
});
