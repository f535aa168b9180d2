import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { replies } from '#test/support/replies.ts';

const from = 'rosa.pineda@correo.example';

const offered = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, {
    text: 'El paquete llegó una semana tarde y nadie me avisó.',
    customer: { name: 'Rosa Pineda', email: from },
  });
  await story.examines({ cause: 'third-party' });
  const { owner = '', reference } = await story.head();
  const options = (await story.sees()).offer?.options ?? [];
  const [first] = options;
  return {
    ...{ amends, story, owner, options, first: String(first?.option) },
    mails: (text: string) => replies(amends).byMail({ reference, from }, text),
    writes: (text: string) => amends.call('POST', `${story.path}/messages`, { body: { text } }),
  };
};

describe('words that look like an acceptance', () => {
  it('An answer by mail that accepts is put to the owner, who confirms it in one step, with the mail as evidence', async () => {
    const { amends, story, owner, mails, first } = await offered();
    await mails('Acepto la opción a.\n\nUn saludo,\nRosa');
    expect((await story.head()).status).toBe('released');
    const [task] = await story.open('acceptance');
    expect(task).toMatchObject({ assignee: owner, subject: `1:${first}` });
    const { messages, texts } = await story.file();
    const notice = messages.find(({ messageId }) => messageId === `opened-${task?.taskId}`);
    expect(texts.get(notice?.textId ?? '')).toContain(
      'confirmar que el cliente acepta la opción a de nuestra propuesta',
    );

    const answer = await story.complete('acceptance', { accepted: true });
    expect(answer.status, answer.text).toBe(200);
    const { agreements, events } = await story.file();
    expect(agreements).toMatchObject([
      {
        kind: 'agreement',
        acceptance: { how: 'mail', option: first, recordedBy: owner, evidence: { messageId: task?.textId } },
      },
    ]);
    expect(eventsOf(events, 'acceptance-checked')).toMatchObject([{ data: { accepted: true } }]);
    expect(amends.mails.findLast(({ to }) => to === from)?.body).toContain('por correo electrónico, el ');
    expect((await story.complete('acceptance', { accepted: true }).catch(() => ({ status: 0 }))).status).toBe(0);
  });

  it('Nothing is accepted without a person, however much time passes', async () => {
    const { amends, story, mails } = await offered();
    await mails('Acepto la opción a.');
    await amends.pass('2027-02-01T09:00:00.000Z');
    expect((await story.head()).status).toBe('released');
    expect(await story.open('acceptance')).toHaveLength(1);
    expect((await story.file()).agreements).toEqual([]);
  });

  it('What was no acceptance leaves the offer open, and the next one is heard again', async () => {
    const { story, writes } = await offered();
    await writes('Acepto la opción a');
    await writes('De verdad: acepto la opción a');
    expect(await story.open('acceptance')).toHaveLength(1);
    expect((await story.complete('acceptance', { accepted: false, note: 'Era una pregunta.' })).status).toBe(200);
    expect((await story.head()).status).toBe('released');
    await writes('Acepto la opción a');
    expect(await story.open('acceptance')).toHaveLength(1);
    expect((await story.complete('acceptance', { accepted: true })).status).toBe(200);
    expect((await story.file()).agreements).toMatchObject([{ acceptance: { how: 'chat' } }]);
  });

  it.each(['No acepto', 'Acepto si me devuelven también los gastos', '¿Y si acepto la opción a?', 'Gracias'])(
    '“%s” is not put to the owner as an acceptance',
    async (text) => {
      const { story, mails } = await offered();
      await mails(text);
      expect(await story.open('acceptance')).toEqual([]);
    },
  );

  it('Words that name no option need one when they are confirmed', async () => {
    const { story, mails, options, first } = await offered();
    await mails('Vale, acepto');
    const [task] = await story.open('acceptance');
    const isOnly = options.length === 1;
    expect(task?.subject).toBe(isOnly ? `1:${first}` : '1:');
    const answer = await story.complete('acceptance', { accepted: true });
    expect(answer.status).toBe(isOnly ? 200 : 400);
    if (!isOnly) expect((await story.complete('acceptance', { accepted: true, option: first })).status).toBe(200);
    expect((await story.file()).agreements).toMatchObject([{ acceptance: { option: first } }]);
  });

  it('Once the offer is answered nobody is asked to confirm any more', async () => {
    const { story, writes } = await offered();
    await writes('Acepto la opción a');
    expect((await story.answers({ decision: 'counter', message: 'Mejor otra cosa.' })).status).toBe(200);
    expect(await story.open('acceptance')).toEqual([]);
    const { events } = await story.file();
    expect(eventsOf(events, 'withdrawn')).toMatchObject([{ data: { because: 'offer-answered' } }]);
  });

  it('Words of an acceptance on the page are not taken for another one', async () => {
    const { story, first } = await offered();
    await story.answers({ decision: 'accept', option: first, message: 'Acepto la opción a' });
    expect((await story.file()).tasks.filter(({ kind }) => kind === 'acceptance')).toEqual([]);
  });

  it('Somebody else’s task is not confirmed by a colleague, but by a supervisor', async () => {
    const { amends, story, owner, writes } = await offered();
    await writes('Acepto la opción a');
    const [task] = await story.open('acceptance');
    const by = (id: string, body: object = { accepted: true }) =>
      amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, { user: staff(id), body });
    expect((await by(owner === 'mateo' ? 'lucia' : 'mateo')).status).toBe(403);
    expect((await by('sofia', { accepted: true, reason: 'Quien lo lleva no está hoy.' })).status).toBe(200);
  });
});

describe('an acceptance on a platform', () => {
  it.each(['whatsapp', 'sms', 'chat', 'telegram'] as const)(
    'An acceptance by %s is put to the owner',
    async (channel) => {
      const amends = inMemoryAmends();
      const author = { id: '34600111222', name: 'Ana Pérez', phone: '+34600111222' };
      const write = (text: string) =>
        replies(amends).by(channel, { text, author, threadId: channel === 'chat' ? 'session-1' : author.id });
      await write('La caldera no calienta desde el viernes y nadie viene a repararla.');
      const caseId = String(amends.memory.all().find(({ sk }) => sk === 'CASE')?.['caseId']);
      const file = async () => amends.cases.load(caseId);
      const examine = (await file())?.tasks.find(({ kind }) => kind === 'examine');
      await amends.call('POST', `/desk/tasks/${examine?.taskId}/complete`, {
        user: staff('sofia'),
        body: { cause: 'third-party', facts: 'Comprobado.', questions: [] },
      });
      const release = (await file())?.tasks.find(({ kind }) => kind === 'release');
      await amends.call('POST', `/desk/tasks/${release?.taskId}/complete`, {
        user: staff(String(release?.assignee)),
        body: { decision: 'release' },
      });
      await write('Acepto la opción a');
      const task = (await file())?.tasks.find(({ kind }) => kind === 'acceptance');
      expect(task).toMatchObject({ status: 'open' });
      const done = await amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, {
        user: staff('sofia'),
        body: { accepted: true, reason: 'Quien lo lleva no está hoy.' },
      });
      expect(done.status, done.text).toBe(200);
      expect((await file())?.agreements).toMatchObject([{ acceptance: { how: 'chat' } }]);
    },
  );
});
