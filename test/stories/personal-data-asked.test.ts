import { describe, expect, it } from 'vitest';
import { asksForTheirData } from '#domain/understand/requests.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { policy } from '#test/support/policy.ts';

const complaint = {
  text: 'El paquete llegó una semana tarde y nadie me avisó.',
  customer: { name: 'Rosa Pineda', email: 'rosa.pineda@correo.example' },
};
const ASKS = 'Además, quiero que borren todos mis datos personales cuando acabe esto.';

const begun = async (said: Record<string, unknown> = complaint) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, said);
  const writes = (text: string) => amends.call('POST', `${story.path}/messages`, { body: { text } });
  const asked = async () => (await story.file()).tasks.filter(({ subject }) => subject?.startsWith('personal-data:'));
  return { amends, story, writes, asked };
};

describe('a customer who asks about their personal data', () => {
  it('A supervisor is asked to answer them, with the words, and long before the month of the law is over', async () => {
    const { amends, story, writes, asked } = await begun();
    expect((await writes(ASKS)).status).toBe(200);
    const [task] = await asked();
    expect(task).toMatchObject({ kind: 'escalation', status: 'open', assignee: 'sofia' });
    expect(task?.dueAt).toBe('2026-12-14T09:00:00.000Z');
    expect((await story.file()).texts.get(task?.textId ?? '')).toBe(ASKS);
    const [notice] = amends.mails.filter(({ to, body }) => to === 'sofia@lumbre.example' && body.includes('datos'));
    expect(notice?.body).toContain('desde el lunes 23 de noviembre de 2026 (art. 12.3 del RGPD)');
  });

  it('It stays with them whatever the complaint comes to, until they have written to the customer', async () => {
    const { amends, story, writes, asked } = await begun();
    await writes(ASKS);
    await story.examines({ cause: 'third-party' });
    await story.answers({ decision: 'accept', option: 'a' });
    expect((await story.file()).outcomes).toMatchObject([{ result: 'agreed' }]);
    expect(await asked()).toMatchObject([{ status: 'open' }]);
    const message = 'Hemos recibido su petición: borramos sus datos en cuanto la ley nos deja, y se lo confirmamos.';
    expect((await story.complete('escalation', { done: 'Pasado a quien lo borra.', message })).status).toBe(200);
    expect(await asked()).toMatchObject([{ status: 'decided' }]);
    expect(amends.mails.some(({ to, body }) => to === complaint.customer.email && body.includes(message))).toBe(true);
  });

  it.each(['praise', 'spam'])(
    'A case that is set aside as %s leaves it with the supervisor, who answers',
    async (kind) => {
      const { amends, story, writes, asked } = await begun();
      await writes(ASKS);
      const said = { kind, reason: 'Lo he leído' };
      const user = staff(String((await story.head()).owner));
      expect((await amends.call('POST', `/desk/cases/${story.caseId}/kind`, { user, body: said })).status).toBe(200);
      expect((await story.head()).status).toBe('set-aside');
      expect(await story.open('examine')).toEqual([]);
      expect(await asked()).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
      const message = 'Hemos recibido su petición y borramos sus datos en cuanto la ley nos deja.';
      expect((await story.complete('escalation', { done: 'Pasado a quien lo borra.', message })).status).toBe(200);
      expect(await asked()).toMatchObject([{ status: 'decided' }]);
      expect(amends.mails.some(({ to, body }) => to === complaint.customer.email && body.includes(message))).toBe(true);
    },
  );

  it('Asked again meanwhile, it is one task; and beside a call for somebody with more say each has its own', async () => {
    const { amends, story, writes, asked } = await begun();
    await writes(ASKS);
    await writes('Insisto: eliminen mis datos.');
    expect(await asked()).toHaveLength(1);
    const again = amends.mails.filter(({ to, body }) => to === 'sofia@lumbre.example' && body.includes('otra cosa'));
    expect(again.map(({ body }) => body.includes('vuelto a escribir sobre sus datos personales'))).toEqual([true]);
    const other = await begun();
    const { status } = await other.amends.call('POST', `${other.story.path}/escalate`, { body: { message: ASKS } });
    expect(status).toBe(200);
    expect(await other.story.open('escalation')).toHaveLength(2);
    expect(amends.mails.length).toBeGreaterThan(0);
    expect(story.caseId).not.toBe(other.story.caseId);
  });

  it('The desk and the history say until when the law wants an answer', async () => {
    const { amends, story, writes } = await begun();
    await writes(ASKS);
    const asked = { askedAt: '2026-11-23T09:00:00.000Z', answerBy: '2026-12-23T22:59:59.999Z' };
    const { body } = await amends.call('GET', `/desk/cases/${story.caseId}`, { user: staff('sofia') });
    const tasks = body['tasks'] as { kind: string; dataRequest?: object }[];
    expect(tasks.filter(({ dataRequest }) => dataRequest)).toMatchObject([{ kind: 'escalation', dataRequest: asked }]);
    const raised = (await story.file()).events.filter(({ type }) => type === 'escalation-raised');
    expect(raised).toMatchObject([{ data: { reason: 'personal-data', ...asked } }]);
  });

  it.each([
    [{ desiredRemedy: 'Que borren todos mis datos.' }],
    [{ text: 'Nada funciona.\n\nSaludos\n> Les pido también que borren mis datos.' }],
  ])('It is heard wherever in the first words it stands (%j)', async (more) => {
    const { asked } = await begun({ ...complaint, ...more });
    expect(await asked()).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
  });

  it('Who complains of something else in the same letter is heard too', async () => {
    const { asked } = await begun({ ...complaint, text: `${complaint.text} ${ASKS}` });
    expect(await asked()).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
  });

  it('Where it is all that somebody writes about, the supervisor has it beside whoever has the case', async () => {
    const text = 'Ejerzo mi derecho de supresión: les pido que borren mis datos de sus sistemas. Gracias.';
    const { story, asked } = await begun({ ...complaint, text });
    expect((await story.head()).kind).toBe('request');
    expect(await asked()).toMatchObject([{ status: 'open', assignee: 'sofia' }]);
    expect(await story.open('examine')).toHaveLength(1);
  });

  it.each([
    'Solicito acceso a todos los datos personales que tienen sobre mí.',
    'Vull que esborrin les meves dades.',
    'Quero que borren os meus datos.',
    'Nire datuak ezabatzea nahi dut.',
    'Please delete my personal data.',
    'I want a copy of all my data.',
    'Les pido que rectifiquen mis datos.',
    'Hagan el favor de corregir mis datos personales.',
    'Quiero que corrijan mis datos.',
    'Quiero cancelar mis datos de sus ficheros.',
    'Borren todos los datos que tengan de mí.',
    'Presento mi oposición al tratamiento de mis datos.',
    'Vull que rectifiquin les meves dades.',
    'Voldria cancel·lar les meves dades.',
    'Quero que corrixan os meus datos.',
    'Nire datuak zuzentzea nahi dut.',
    'Peço que retifiquem os meus dados.',
    'Please correct my personal data.',
    'I object to the processing of my data.',
  ])('It is heard in “%s”', (text) => expect(asksForTheirData(policy, text)).toBe(true));

  it.each([
    'Mis datos de contacto son los de siempre.',
    'No borren mis datos, por favor: aún los necesito.',
    'Se han borrado las fotos de mi móvil.',
    'El técnico me borró todos los datos del portátil.',
    'No hace falta que rectifiquen nada: los datos están bien.',
    'La factura tiene los datos correctos, pero el importe no.',
    'Me pidieron los datos personales otra vez por teléfono.',
  ])('It is not heard in “%s”', (text) => expect(asksForTheirData(policy, text)).toBe(false));
});
