import { describe, expect, it } from 'vitest';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const FORWARD =
  'Mirad esto, creo que fue culpa del almacén.\n\nDe: Ana Pérez <ana@example.com>\nEnviado: lunes, 23 de noviembre de 2026 9:00\nPara: Lucía Ferrándiz\nAsunto: Caldera\n\nHola:\nLa caldera pierde agua y nadie viene.';

const forwarded = async (headers: Parameters<typeof letter>[0] = {}, body = FORWARD) => {
  const amends = inMemoryAmends();
  await mailIn(amends, letter({ From: 'Lucía <lucia@lumbre.example>', Subject: 'RV: Caldera', ...headers }, body));
  const caseId = String(amends.memory.all().find(({ sk }) => sk === 'CASE')?.['caseId']);
  const file = async () => {
    const found = await amends.cases.load(caseId);
    if (!found) throw new Error('There is no case');
    return found;
  };
  const task = (await file()).tasks.find(({ kind }) => kind === 'confirm-customer');
  const complete = (body: object, user: string) =>
    amends.call('POST', `/desk/tasks/${task?.taskId}/complete`, { user: staff(user), body });
  return { amends, caseId, file, task, complete };
};

const toAna = ({ mails }: InMemoryAmends) => mails.filter(({ to }) => to === 'ana@example.com');

describe('a complaint that somebody of the team sends on', () => {
  it('It is a case of the customer, and nothing goes to them before whoever sent it on has confirmed it', async () => {
    const { amends, file, task, complete } = await forwarded();
    const { complainant, head, texts, events } = await file();
    expect(complainant).toEqual({ email: 'ana@example.com', name: 'Ana Pérez' });
    expect(head).toMatchObject({ customerUnconfirmed: true, identities: [{ kind: 'email' }] });
    expect(head.identities?.some(({ proof }) => proof)).toBe(false);
    expect(events[0]).toMatchObject({ type: 'complaint-received', data: { forwardedBy: 'lucia' } });
    const customers = (await file()).messages.filter(({ direction }) => direction === 'in');
    expect(customers.map(({ textId }) => texts.get(textId))).toEqual([
      'Caldera\n\nHola:\nLa caldera pierde agua y nadie viene.',
    ]);
    expect(task).toMatchObject({ status: 'open', assignee: 'lucia' });
    expect(toAna(amends)).toEqual([]);
    await amends.pass('2026-11-23T12:00:00.000Z');
    expect(toAna(amends)).toEqual([]);

    const done = await complete({ confirmed: true }, 'lucia');
    expect(done.status, done.text).toBe(200);
    expect(
      toAna(amends)
        .map(({ body }) => body)
        .join(),
    ).toContain(head.reference);
    expect((await file()).head.customerUnconfirmed).toBeUndefined();
    expect((await file()).events.find(({ type }) => type === 'customer-confirmed')).toMatchObject({
      actor: { kind: 'person', id: 'lucia' },
      data: { confirmed: true },
    });
    expect((await complete({ confirmed: true }, 'lucia')).status).toBe(409);
  });

  it('What the colleague wrote above it is a note: the customer never reads it', async () => {
    const { amends, caseId, file, complete } = await forwarded();
    const note = (await file()).messages.find(({ audience }) => audience === 'note');
    expect((await file()).texts.get(note?.textId ?? '')).toContain('culpa del almacén');
    await complete({ confirmed: true }, 'lucia');
    const page = await amends.call('GET', new URL(await amends.deps.trackingUrl(caseId)).pathname);
    expect(page.text).not.toContain('almacén');
    expect(toAna(amends).some(({ body }) => body.includes('almacén'))).toBe(false);
  });

  it('Where it is not theirs the address is forgotten, and somebody has to find out whose it is', async () => {
    const { amends, file, complete } = await forwarded();
    const done = await complete({ confirmed: false, reason: 'Me equivoqué de correo' }, 'lucia');
    expect(done.status, done.text).toBe(200);
    const { complainant, head, tasks } = await file();
    expect(complainant).toEqual({ name: 'Ana Pérez' });
    expect(head.identities ?? []).toEqual([]);
    await amends.pass('2026-11-24T12:00:00.000Z');
    expect(toAna(amends)).toEqual([]);
    expect(tasks.find(({ kind }) => kind === 'confirm-customer')).toMatchObject({
      status: 'decided',
      decidedBy: 'lucia',
    });
  });

  it('A customer who proves who they are needs nobody’s word', async () => {
    const { amends, file } = await forwarded();
    const { reference } = (await file()).head;
    await mailIn(
      amends,
      letter(
        {
          To: `atencion+${reference.toLowerCase()}@lumbre.example`,
          'Message-ID': '<9@x>',
          'Authentication-Results': verdicts({}),
        },
        '¿Han recibido mi queja?',
      ),
    );
    await amends.pass('2026-11-23T18:00:00.000Z');
    expect((await file()).messages.filter(({ direction }) => direction === 'in')).toHaveLength(2);
    expect(toAna(amends).length).toBeGreaterThan(0);
  });

  it('Where whoever sent it on does not work on cases, the one who sees to what was set aside is asked', async () => {
    expect((await forwarded({ From: 'iker@lumbre.example' })).task).toMatchObject({ assignee: 'sofia' });
    const shop = await forwarded({ From: 'tienda.bilbao@lumbre.example' });
    expect(shop.task).toMatchObject({ assignee: 'sofia' });
    expect((await shop.file()).events[0]).toMatchObject({ data: { forwardedBy: 'company' } });
  });

  it('Danger is heard at once, also where only the colleague tells of it', async () => {
    const { file } = await forwarded(
      {},
      FORWARD.replace('creo que fue culpa del almacén', 'dice que huele a gas en su casa'),
    );
    expect((await file()).tasks.some(({ kind }) => kind === 'call')).toBe(true);
  });

  it('Nobody but who was asked and supervisors may confirm', async () => {
    const { complete } = await forwarded();
    expect(await complete({ confirmed: true }, 'mateo')).toMatchObject({
      status: 403,
      body: { code: 'not-your-task' },
    });
    expect((await complete({ confirmed: false }, 'lucia')).status).toBe(400);
    expect((await complete({ confirmed: true, reason: 'Quien lo lleva no está hoy.' }, 'sofia')).status).toBe(200);
  });

  it('A plain mail of a colleague opens nothing, and is listed', async () => {
    const amends = inMemoryAmends();
    await mailIn(amends, letter({ From: 'lucia@lumbre.example' }, 'Mañana no vengo.'));
    const { body } = await amends.call('GET', '/desk/set-aside', { user: staff('sofia') });
    expect(body['deliveries']).toMatchObject([{ reason: 'staff-mail', senderDomain: 'lumbre.example' }]);
  });
});

describe('other mails that a person wrote', () => {
  it('A mail behind a group of ours opens a case of whoever wrote it, and they get the acknowledgment', async () => {
    const amends = inMemoryAmends();
    const group = { 'List-ID': '<atencion.lumbre.example>', Precedence: 'list', Sender: 'atencion@lumbre.example' };
    await mailIn(amends, letter(group));
    expect(toAna(amends)).toHaveLength(1);
  });

  it('A form of the company’s site opens a case of whom it names, who is only claimed', async () => {
    const amends = inMemoryAmends();
    await mailIn(
      amends,
      letter({
        From: 'web@lumbre.example',
        'Reply-To': 'Ana <ana@example.com>',
        'Authentication-Results': verdicts({}).replaceAll('example.com', 'lumbre.example'),
      }),
    );
    expect(toAna(amends)).toHaveLength(1);
    const head = amends.memory.all().find(({ sk }) => sk === 'CASE') as unknown as {
      identities: { kind: string; proof?: object }[];
    };
    expect(head.identities).toEqual([{ kind: 'email', key: expect.any(String) }]);
  });

  it('A form that names the case of somebody who has proved to be its customer opens one of its own', async () => {
    const amends = inMemoryAmends();
    await mailIn(amends, letter({ 'Authentication-Results': verdicts({}) }));
    const [{ reference } = { reference: '' }] = amends.memory.all().filter(({ sk }) => sk === 'CASE') as unknown as {
      reference: string;
    }[];
    const form = { From: 'web@lumbre.example', 'Reply-To': 'Ana <ana@example.com>', 'Message-ID': '<7@x>' };
    await mailIn(amends, letter({ ...form, Subject: reference }, 'Acepto lo que sea.'));
    expect(amends.memory.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(2);
  });

  it('An encrypted mail opens a case that says so, and is acknowledged', async () => {
    const amends = inMemoryAmends();
    await mailIn(amends, letter({ 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data' }, 'MIIB'));
    expect(toAna(amends)).toHaveLength(1);
    const texts = amends.memory.all().map(({ text }) => String(text ?? ''));
    expect(texts.join()).toContain('llegó cifrado');
  });
});
