import { expect, test } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

const COMPLAINT = {
  text: 'El pedido llegó con un golpe en la puerta y nadie responde a mis correos.',
  customer: { name: 'Ana Roca', email: 'ana.roca@correo.example' },
};

const consulted = async () => {
  const amends = inMemoryAmends();
  const story = await cast(amends, COMPLAINT, { holdsBack: true });
  await story.examines({ questions: [{ domain: 'technical', question: '¿Es de fábrica?' }] });
  const writes = (user: string, text: string) =>
    amends.call('POST', `/desk/cases/${story.caseId}/notes`, { user: staff(user), body: { text } });
  /** Who was mailed of a note since, once nobody has looked at the case for a while. */
  const toldOf = async (act: () => Promise<unknown>) => {
    const before = amends.mails.length;
    await act();
    await amends.sendHeld();
    return amends.mails.slice(before).filter(({ subject }) => subject.startsWith('Nota de'));
  };
  return { amends, story, writes, toldOf };
};

test('An expert whose answer comes after the case went on learns where to write it, and whoever has the case hears of it', async () => {
  const { amends, story, writes, toldOf } = await consulted();
  const [question] = await story.open('consult');
  await amends.pass('2026-11-26T10:00:00.000Z');
  const late = await amends.call('POST', `/desk/tasks/${question?.taskId}/complete`, {
    user: staff('iker'),
    headers: { 'accept-language': 'es' },
    body: { valid: true, liable: true, explanation: 'La puerta venía golpeada de fábrica.' },
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'task-decided-before', decidedBy: 'nobody' } });
  expect(late.body['detail']).toContain('escriba lo que todavía importe en una nota');
  const { owner } = await story.head();
  const told = await toldOf(async () => expect((await writes('iker', 'La puerta venía golpeada.')).status).toBe(201));
  expect(told.map(({ to }) => to)).toContain(`${owner}@lumbre.example`);
  expect(told[0]?.subject).toMatch(/^Nota de Iker Olazábal para el equipo/);
  expect(told[0]?.body).not.toContain('golpeada');
});

test('Nobody is told of a note of their own, nor is an expert, who reads none', async () => {
  const { story, writes, toldOf } = await consulted();
  const { owner } = await story.head();
  expect(await toldOf(() => writes(String(owner), 'Llamaré mañana.'))).toEqual([]);
  expect((await toldOf(() => writes('sofia', 'Mire también la factura.'))).map(({ to }) => to)).toEqual([
    `${owner}@lumbre.example`,
  ]);
});

test('An approver who asks back in a note and the owner who answers in another hear of each other', async () => {
  const { amends, story, writes, toldOf } = await consulted();
  const [question] = await story.open('consult');
  await amends.call('POST', `/desk/tasks/${question?.taskId}/complete`, {
    user: staff('iker'),
    body: { valid: true, liable: true, explanation: 'La puerta venía golpeada de fábrica.' },
  });
  await story.complete('release', { decision: 'change', reason: 'Lo pide.', add: ['replacement'] });
  const [approval] = await story.open('approve');
  const approver = String(approval?.assignee);
  const { owner } = await story.head();
  expect((await toldOf(() => writes(approver, '¿Hay fotos del golpe?'))).map(({ to }) => to)).toEqual([
    `${owner}@lumbre.example`,
  ]);
  expect((await toldOf(() => writes(String(owner), 'Sí, dos.'))).map(({ to }) => to)).toEqual([
    `${approver}@lumbre.example`,
  ]);
});
