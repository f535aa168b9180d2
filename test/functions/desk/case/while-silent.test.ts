import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const FAULT = 'La caldera nueva se ha parado tres veces desde que la instalaron y nadie la arregla.';
const START = '2026-11-23T09:00:00.000Z';

/** A case whose expert is asked whether the appliance has to be changed. */
const consulted = async () => {
  const amends = inMemoryAmends({ start: START });
  const story = await cast(amends, { text: FAULT, customer: { name: 'Rosa Pineda', email: 'rosa@correo.example' } });
  await story.examines({ questions: [{ domain: 'technical', question: '¿Hay que cambiar el aparato?' }] });
  const [task] = await story.open('consult');
  const shown = async (id: string) =>
    (await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff(id) })).body as {
      handOversMost: number;
      tasks: { kind: string; status: string; whileSilent?: { do: string; at: string }[] }[];
      opinions: { answered: boolean; valid?: boolean; liable?: boolean; explanation?: string }[];
    };
  return { amends, story, task, shown };
};

const silenceOf = ({ tasks }: { tasks: { kind: string; whileSilent?: unknown }[] }) =>
  tasks.find(({ kind }) => kind === 'consult')?.whileSilent;

describe('What happens while nobody decides a task', () => {
  it('is said of an open task, step by step and with its moments, by the escalation policy', async () => {
    const { shown } = await consulted();
    expect(silenceOf(await shown('iker'))).toEqual([
      { do: 'remind', at: '2026-11-24T09:00:00.000Z' },
      { do: 'substitute', at: '2026-11-25T09:00:00.000Z' },
      { do: 'no-answer', at: '2026-11-26T09:00:00.000Z' },
    ]);
  });

  it('leaves out the steps that were taken', async () => {
    const { amends, shown } = await consulted();
    await amends.pass('2026-11-24T10:00:00.000Z');
    expect(silenceOf(await shown('lucia'))).toEqual([
      { do: 'substitute', at: '2026-11-25T09:00:00.000Z' },
      { do: 'no-answer', at: '2026-11-26T09:00:00.000Z' },
    ]);
  });

  it('is not said of a task that was decided', async () => {
    const { story, shown } = await consulted();
    await story.complete('consult', { valid: true, liable: true, explanation: 'La placa viene mal.' });
    expect(silenceOf(await shown('lucia'))).toBeUndefined();
  });
});

describe('An expert who cannot know', () => {
  it('says so, and the opinion claims neither that the complaint is right nor that it is not', async () => {
    const { story, shown } = await consulted();
    const answer = { valid: 'unknown', liable: 'unknown', explanation: 'Hace falta ver el aparato en casa.' };
    expect((await story.complete('consult', answer)).status).toBe(200);
    const { opinions } = await shown('lucia');
    expect(opinions).toEqual([
      expect.objectContaining({ answered: true, explanation: 'Hace falta ver el aparato en casa.' }),
    ]);
    expect(opinions[0]).not.toHaveProperty('valid');
    expect(opinions[0]).not.toHaveProperty('liable');
  });

  it('may know one of the two', async () => {
    const { story, shown } = await consulted();
    await story.complete('consult', { valid: true, liable: 'unknown', explanation: 'Falla, y no se sabe por qué.' });
    expect((await shown('lucia')).opinions).toEqual([expect.objectContaining({ valid: true })]);
  });

  it('is refused another word, with what may be said', async () => {
    const { story } = await consulted();
    const refused = await story.complete('consult', { valid: 'perhaps', liable: true, explanation: 'Ya veremos.' });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/valid' }] } });
  });
});

describe('What an expert recommends', () => {
  type Recommended = {
    tasks: { kind: string; remedies?: { remedy: string; title: string }[] }[];
    opinions: { remedy?: string; remedyTitle?: string }[];
  };

  it('is chosen from the catalogue, without an amount, and only while it is asked', async () => {
    const { story, shown } = await consulted();
    const choices = async () =>
      ((await shown('iker')) as unknown as Recommended).tasks.find(({ kind }) => kind === 'consult')?.remedies;
    expect(await choices()).toContainEqual({ remedy: 'replacement', title: 'Un aparato nuevo' });
    expect(await choices()).toContainEqual({ remedy: 'refund', title: 'Devolución' });
    expect(JSON.stringify(await choices())).not.toContain('€');
    await story.complete('consult', { valid: true, liable: true, remedy: 'refund-60', explanation: 'Falla.' });
    expect(await choices()).toBeUndefined();
  });

  it('is shown by its name, and to the expert without what it is worth', async () => {
    const { story, shown } = await consulted();
    await story.complete('consult', { valid: true, liable: true, remedy: 'refund-60', explanation: 'Falla.' });
    const [forOwner] = ((await shown('lucia')) as unknown as Recommended).opinions;
    expect(forOwner).toMatchObject({ remedy: 'refund-60', remedyTitle: expect.stringContaining('60,00') });
    const [forExpert] = ((await shown('iker')) as unknown as Recommended).opinions;
    expect(forExpert?.remedyTitle).toMatch(/^Una devolución/);
    expect(forExpert?.remedyTitle).not.toContain('60');
  });
});

it('A case says after how many hand-overs only a supervisor can take it', async () => {
  const { amends, shown } = await consulted();
  expect((await shown('lucia')).handOversMost).toBe(amends.policy.limits.handOvers);
});
