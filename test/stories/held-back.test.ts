import { describe, expect, it } from 'vitest';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';

const complaint = { text: 'No ha llegado el pedido.', customer: { name: 'Ana', email: 'ana@example.com' } };

it('An acknowledgment that is held back by the limit is still owed, and a person is told', async () => {
  const amends = inMemoryAmends();
  const { hour } = amends.policy.limits.outgoing.claimed.acknowledgment;
  for (let filed = 0; filed < hour; filed++) await cast(amends, complaint);
  const mailed = () => amends.mails.filter(({ to }) => to === 'ana@example.com').length;
  expect(mailed()).toBe(hour);
  const story = await cast(amends, complaint);
  expect(mailed()).toBe(hour);
  const { head, events, messages } = await story.file();
  expect(messages.find(({ messageId }) => messageId === 'acknowledge-1')).toMatchObject({
    status: 'failed',
    failure: 'HeldBackByLimit',
  });
  expect(events.find(({ type }) => type === 'message-failed')?.data).toMatchObject({ told: head.owner });
  expect(head.timers.map(({ id }) => id)).toContain('acknowledge');
  const owner = amends.policy.people.find(({ id }) => id === head.owner);
  expect(amends.mails).toContainEqual(
    expect.objectContaining({
      to: owner?.email,
      subject: `Un mensaje al cliente por correo no ha salido: hoy van demasiados (${head.reference})`,
    }),
  );
  // Somebody else is acknowledged all the same, and so is this address the day after.
  await cast(amends, { ...complaint, customer: { email: 'luis@example.com' } });
  expect(amends.mails.some(({ to }) => to === 'luis@example.com')).toBe(true);
  await amends.pass('2026-11-24T10:00:00.000Z');
  await cast(amends, complaint);
  expect(mailed()).toBeGreaterThan(hour);
});

describe('forty complaints in the name of one stranger', () => {
  const spellings = [
    'ana.perez@gmail.com',
    'anaperez@gmail.com',
    'a.n.a.perez@gmail.com',
    'Ana.Perez@GMail.com',
    'anaperez@googlemail.com',
    'ana.perez+shop@gmail.com',
    'anaperez+a.b+c@googlemail.com',
    'ANAPEREZ+1@gmail.com',
  ];
  const words = 'Visite premios-gratis.example o llame al 803 123 456 para cobrar';
  const file = (n: number) => ({
    text: `${words} ${n}`,
    subject: `Su premio ${n}`,
    customer: { name: 'Cuenta.Bloqueada.example', email: spellings[n % spellings.length] },
    preferredChannel: n % 2 ? 'sms' : 'email',
    desiredRemedy: 'Entre en premios-gratis.example ahora mismo',
  });

  it('The stranger gets no more than an hour may bring, without a word of it; every case exists, with its page', async () => {
    const amends = inMemoryAmends();
    const { hour } = amends.policy.limits.outgoing.claimed.acknowledgment;
    const stories = [];
    for (let n = 0; n < 40; n++) stories.push(await cast(amends, file(n)));
    const mails = amends.mails.filter(({ to }) => /@(?:gmail|googlemail)\.com$/i.test(to));
    expect(mails).toHaveLength(hour);
    for (const { subject, body, replyTo } of mails)
      expect(`${subject}\n${body}\n${replyTo}`).not.toMatch(/premio|803|bloqueada|visite/i);
    expect(new Set(stories.map(({ caseId }) => caseId)).size).toBe(40);
    for (const { path } of stories) {
      const page = await amends.call('GET', path);
      expect(page.status).toBe(200);
    }
    const failures = await Promise.all(
      stories.map(async (story) =>
        (await story.file()).messages.find(({ messageId }) => messageId === 'acknowledge-1'),
      ),
    );
    expect(failures.filter((message) => message?.failure === 'HeldBackByLimit')).toHaveLength(40 - hour);
  });

  it('A day brings no more than its limit, however they are spread over its hours', async () => {
    const amends = inMemoryAmends();
    const { day } = amends.policy.limits.outgoing.claimed.acknowledgment;
    for (let n = 0; n < 40; n++) {
      await cast(amends, file(n));
      if (n % 3 === 2) amends.moveTo(new Date(Date.parse(amends.now()) + 61 * 60_000).toISOString());
    }
    expect(amends.mails.filter(({ to }) => /@(?:gmail|googlemail)\.com$/i.test(to))).toHaveLength(day);
  });

  it('Words of a danger fill nobody’s mailbox either', async () => {
    const amends = inMemoryAmends();
    const { hour } = amends.policy.limits.outgoing.claimed.danger;
    for (let n = 0; n < 12; n++)
      await cast(amends, { text: 'Huele a gas y la caldera echa humo.', customer: { email: 'ana@example.com' } });
    const mails = amends.mails.filter(({ to }) => to === 'ana@example.com');
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.length).toBeLessThanOrEqual(2 * hour);
  });
});

it('Of mails with a forged sender no more are answered than an hour may bring, none says what it said, and a person sees to each receipt that is owed', async () => {
  const amends = inMemoryAmends();
  const { hour } = amends.policy.limits.outgoing.claimed.acknowledgment;
  const mail = (n: number) =>
    Buffer.from(
      [
        'From: Premios premios.example <ana.perez@gmail.com>',
        'To: atencion@lumbre.example',
        `Subject: Visite premios-gratis.example ${n}`,
        `Message-ID: <llame-al-803123456-${n}@premios-gratis.example>`,
        'Date: Mon, 23 Nov 2026 09:00:00 +0000',
        'Content-Type: text/plain; charset=utf-8',
        '',
        `El aparato ${n} no funciona. Llame al 803 123 456 para cobrar su premio ${n}.`,
      ].join('\r\n'),
    );
  for (let n = 0; n < 12; n++) await mailIn(amends, mail(n));
  const answers = amends.mails.filter(({ to }) => to === 'ana.perez@gmail.com');
  expect(answers).toHaveLength(hour);
  for (const { subject, body, replyTo } of answers)
    expect(`${subject}\n${body}\n${replyTo}`).not.toMatch(/premio|803|visite|aparato/i);
  const cases = amends.memory.all().filter(({ sk }) => sk === 'CASE');
  expect(cases).toHaveLength(12);
  const asked = amends.memory.all().filter(({ sk, kind }) => sk.startsWith('TASK#') && kind === 'deliver');
  expect(asked).toHaveLength(12 - hour);
});
