import { describe, expect, it } from 'vitest';
import { eventsOf } from '#domain/case/events.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';

/** A Wednesday, half past two at night in Madrid. */
const NIGHT = '2026-11-25T01:30:00.000Z';
const inMinutes = (minutes: number, from = NIGHT) => new Date(Date.parse(from) + minutes * 60_000).toISOString();

const GAS = {
  text: 'Huele a gas, mi madre está mareada.',
  customer: { name: 'Ana Prieto', email: 'ana@example.com', phone: '+34 600 100 200' },
};

const begin = async (complaint: Record<string, unknown> = GAS) => {
  const amends = inMemoryAmends({ start: NIGHT });
  const story = await cast(amends, complaint);
  const mailsTo = (address: string) => amends.mails.filter(({ to }) => to === address);
  return { amends, story, mailsTo };
};

describe('An urgent call', () => {
  it('is opened at once, at night, for whoever is on duty, due in thirty minutes by the clock', async () => {
    const { story, amends } = await begin();
    const [call] = await story.open('call');
    expect(call).toMatchObject({ assignee: 'nadia', dueAt: inMinutes(30) });
    expect((await story.head()).severity).toMatchObject({ level: 4 });
    expect(amends.mails.find(({ subject }) => subject.startsWith('URGENTE'))).toMatchObject({
      to: 'nadia@lumbre.example',
      subject: expect.stringMatching(/^URGENTE: llamar ya al cliente/),
    });
  });

  it('is promised in an acknowledgment that says what to do now, and no calm words', async () => {
    const { story, mailsTo } = await begin();
    const [call] = await story.open('call');
    const [first] = mailsTo('ana@example.com');
    expect(first?.body).toContain('112');
    expect(first?.body).toContain('no encienda ni apague luces');
    expect(first?.body).toContain(
      'Nadia Benali (Lumbre) le llama como muy tarde el miércoles 25 de noviembre de 2026 a las 3:00',
    );
    expect(first?.body).not.toContain('con calma');
    expect(call?.dueAt).toBe(inMinutes(30));
  });

  it('goes up by minutes: reminder, next on the rota, supervisor, head, each of them notified', async () => {
    const { story, amends } = await begin();
    await amends.pass(inMinutes(46));
    const { events } = await story.file();
    const steps = eventsOf(events, 'reminded', 'escalated').map(({ type, at, data }) => [
      type,
      (Date.parse(at) - Date.parse(NIGHT)) / 60_000,
      data.to,
    ]);
    expect(steps).toEqual([
      ['reminded', 10, 'nadia'],
      ['escalated', 20, 'lucia'],
      ['escalated', 30, 'sofia'],
      ['escalated', 45, 'andres'],
    ]);
    const urgent = amends.mails.filter(({ subject }) => subject.startsWith('URGENTE')).map(({ to }) => to);
    expect(urgent.map((to) => to.split('@')[0])).toEqual(['nadia', 'nadia', 'lucia', 'sofia', 'andres']);
  });

  it('that reaches the customer is over, and the owner knows how they are', async () => {
    const { story, amends } = await begin();
    const { owner } = await story.head();
    const by = owner === 'nadia' ? 'sofia' : 'nadia';
    expect(await story.complete('call', { reached: true, notes: 'Han salido de casa.', safe: true }, by)).toMatchObject(
      { status: 200 },
    );
    expect(await story.open('call')).toEqual([]);
    expect(amends.mails.at(-1)).toMatchObject({
      to: `${owner}@lumbre.example`,
      subject: expect.stringContaining('está a salvo'),
    });
  });

  it('to people who are not safe is a supervisor’s at once', async () => {
    const { story, amends } = await begin();
    await story.complete('call', { reached: true, notes: 'Siguen dentro.', safe: false });
    const [raised] = await story.open('escalation');
    expect(raised).toMatchObject({ assignee: 'sofia', dueAt: inMinutes(30) });
    expect(amends.mails.some(({ to, subject }) => to === 'sofia@lumbre.example' && subject.startsWith('URGENTE'))).toBe(
      true,
    );
  });

  it('in vain is tried again, then written, and a supervisor has it: never silently done', async () => {
    const { story, mailsTo } = await begin();
    const attempt = () => story.complete('call', { reached: false, notes: 'No contesta.' }, 'sofia');
    await attempt();
    expect((await story.open('call'))[0]).toMatchObject({ dueAt: inMinutes(10) });
    await attempt();
    expect(await story.open('escalation')).toEqual([]);
    await attempt();
    expect(await story.open('call')).toEqual([]);
    expect((await story.open('escalation'))[0]).toMatchObject({ assignee: 'sofia', dueAt: inMinutes(30) });
    expect(mailsTo('ana@example.com').at(-1)?.body).toContain('le hemos llamado 3 veces');
  });

  it('in vain to the last attempt stays urgent for whoever has it, whatever step it is, and its owner and its customer know', async () => {
    const { story, amends } = await begin();
    const { owner } = await story.head();
    const by = owner === 'nadia' ? 'lucia' : 'nadia';
    if (by === 'lucia')
      await amends.call('POST', `/desk/tasks/${(await story.open('call'))[0]?.taskId}/hand-over`, {
        user: staff('sofia'),
        body: { to: by, reason: 'De guardia.' },
      });
    for (let turn = 0; turn < 3; turn++) await story.complete('call', { reached: false, notes: 'No contesta.' }, by);
    const told = amends.mails.find(
      ({ to, subject }) => to === `${owner}@lumbre.example` && /no contesta/.test(subject),
    );
    expect(told?.body).toContain('se ocupa Sofía Arrizabalaga');
    const page = await amends.call('GET', story.path, { headers: { accept: 'application/json' } });
    expect(page.body['situation']).toMatch(/112\. Le hemos llamado y no hemos podido hablar con usted/);
    const before = amends.mails.length;
    await amends.pass(inMinutes(65));
    const steps = amends.mails.slice(before).filter(({ to }) => /^(?:sofia|andres)@/.test(to));
    expect(steps.map(({ to }) => to.split('@')[0])).toEqual(['sofia', 'andres', 'andres']);
    for (const { subject, body } of steps) {
      expect(subject).toMatch(/^URGENTE: /);
      expect(body).toContain('puede haber peligro y el cliente no contesta a nuestras llamadas; nadie ha');
    }
  });

  it('is recorded only with consent', async () => {
    const { story } = await begin();
    const report = { reached: true, notes: 'Todo bien.', safe: true, recorded: true };
    const refused = await story.complete('call', report);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('/consent');
    expect((await story.complete('call', { ...report, consent: true })).status).toBe(200);
  });

  it('cannot be decided twice', async () => {
    const { story, amends } = await begin();
    const [call] = await story.open('call');
    await story.complete('call', { reached: true, notes: 'Bien.', safe: true });
    const again = await amends.call('POST', `/desk/tasks/${call?.taskId}/complete`, {
      user: staff('nadia'),
      body: { reached: true, notes: 'Bien.' },
    });
    expect(again).toMatchObject({ status: 409, body: { decidedBy: 'nadia' } });
  });
});

describe('Who is not called', () => {
  it.each([
    ['Soy sorda y hay chispas en el enchufe.', 'cannot-hear', 'sin llamadas'],
    ['I am deaf and there is smoke coming out of the boiler.', 'cannot-hear', 'without any call'],
  ])('%s: is written to by the same date', async (text, inWriting, words) => {
    const { story, mailsTo, amends } = await begin({ ...GAS, text });
    expect((await story.open('call'))[0]).toMatchObject({ inWriting, dueAt: inMinutes(30) });
    expect(mailsTo('ana@example.com')[0]?.body).toContain(words);
    expect(amends.mails.some(({ subject }) => /^URGENTE: escribir ya al cliente, que no puede oír/.test(subject))).toBe(
      true,
    );
  });

  it('Who left no number is written to, and asked for one', async () => {
    const { story, mailsTo } = await begin({ ...GAS, customer: { email: 'ana@example.com' } });
    expect((await story.open('call'))[0]).toMatchObject({ inWriting: 'no-phone' });
    expect(mailsTo('ana@example.com')[0]?.body).toContain('necesitamos su teléfono');
  });

  it('An ordinary complaint has no call', async () => {
    const { story } = await begin({
      ...GAS,
      text: 'La factura de marzo trae un importe que no entiendo. No hay ningún peligro.',
    });
    expect(await story.open('call')).toEqual([]);
  });
});

describe('A danger word later', () => {
  const calm = { ...GAS, text: 'La factura de marzo trae un importe que no entiendo.' };
  const later = async () => {
    const { story, amends, mailsTo } = await begin(calm);
    const says = (text: string) => amends.call('POST', `${story.path}/messages`, { body: { text } });
    return { story, amends, mailsTo, says };
  };

  it('raises the severity, opens one call and says what to do now', async () => {
    const { story, says, mailsTo } = await later();
    await says('Ahora sale humo del contador.');
    expect((await story.head()).severity?.reasons.map(({ code }) => code)).toContain('fire');
    expect(await story.open('call')).toHaveLength(1);
    expect(mailsTo('ana@example.com').at(-1)?.body).toContain('112');
  });

  it('within an open call is put to the same task, and its assignee is notified', async () => {
    const { story, says, amends } = await later();
    await says('Ahora sale humo del contador.');
    await says('Y huele a gas.');
    expect(await story.open('call')).toHaveLength(1);
    expect(amends.mails.filter(({ subject }) => subject.startsWith('URGENTE'))).toHaveLength(2);
  });

  it('is answered once for each danger, however often it is written', async () => {
    const { says, mailsTo } = await later();
    const urgent = () => mailsTo('ana@example.com').filter(({ subject }) => subject.startsWith('Su seguridad'));
    await says('Ahora sale humo del contador.');
    await says('Sigue saliendo humo.');
    await says('¡Humo, mucho humo!');
    expect(urgent()).toHaveLength(1);
    await says('Y huele a gas.');
    expect(urgent()).toHaveLength(2);
  });

  it('after a call that was made opens another one', async () => {
    const { story, says } = await later();
    await says('Ahora sale humo del contador.');
    await story.complete('call', { reached: true, notes: 'Ya no sale.', safe: true });
    await says('Vuelve a salir humo.');
    expect(await story.open('call')).toMatchObject([{ taskId: expect.stringMatching(/\.call\.1\.2$/) }]);
  });

  it('in a closed case does the same', async () => {
    const { story, says } = await later();
    await story.examines({ cause: 'third-party' });
    await story.answers({ decision: 'accept', option: 'a' });
    await story.keepsPromises();
    expect((await story.head()).closedAt).toBeDefined();
    await says('Ahora huele a gas.');
    expect(await story.open('call')).toHaveLength(1);
  });

  it('is not heard in what an answer quotes of our own letter', async () => {
    const { story, says, amends } = await later();
    const quoted = amends.policy.emergency.advice.gas.text.es;
    await says(`Gracias, ya está todo bien.\n> ${quoted}`);
    expect(await story.open('call')).toEqual([]);
  });
});
