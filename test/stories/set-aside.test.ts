import { describe, expect, it } from 'vitest';
import { type InMemoryAmends, inMemoryAmends, staff } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { letter, verdicts } from '../channels/email/letters.ts';

const AWAY = { Subject: 'Fuera de la oficina', 'Auto-Submitted': 'auto-replied' };
const SOFIA = staff('sofia');

type Row = { id: string; reason: string; why: string; canOpen: boolean; senderDomain?: string; setAsideAt: string };

const listed = async (amends: InMemoryAmends, user = SOFIA): Promise<Row[]> => {
  const { status, body, text } = await amends.call('GET', '/desk/set-aside', { user });
  expect(status, text).toBe(200);
  return body['deliveries'] as Row[];
};

/** A mail that was set aside, as the desk lists it. */
const setAside = async (headers: Parameters<typeof letter>[0] = AWAY, body?: string) => {
  const amends = inMemoryAmends();
  await mailIn(amends, letter(headers, body));
  const [row] = await listed(amends);
  if (!row) throw new Error('The mail is not listed');
  const act = (what: string, given?: object, user = SOFIA) =>
    amends.call('POST', `/desk/deliveries/${row.id}/${what}`, { user, ...(given && { body: given }) });
  return { amends, row, act };
};

/** A case of Ana's by mail. */
const caseOf = async (amends: InMemoryAmends, headers: Parameters<typeof letter>[0] = {}) => {
  await mailIn(amends, letter({ 'Authentication-Results': verdicts({}), ...headers }));
  const caseId = String(amends.memory.all().find(({ sk }) => sk === 'CASE')?.['caseId']);
  const file = () => amends.cases.load(caseId);
  return { caseId, reference: (await file())?.head.reference ?? '', file };
};

describe('a mail that was set aside and names somebody of the team', () => {
  const words = 'La supervisora Sofia Arrizabalaga se rió de mí.';

  it('They neither see it nor act on it, and another supervisor does', async () => {
    const amends = inMemoryAmends();
    await mailIn(amends, letter(AWAY, words));
    const andres = staff('andres');
    expect(await listed(amends)).toEqual([]);
    const [row] = await listed(amends, andres);
    expect(row).not.toHaveProperty('concerned');
    const act = (what: string, user = SOFIA, body?: object) =>
      amends.call(what === 'original' ? 'GET' : 'POST', `/desk/deliveries/${row?.id}/${what}`, {
        user,
        ...(body && { body }),
      });
    const answers = [await act('original'), await act('open'), await act('join', SOFIA, { case: 'AM-7K3Q9F2D' })];
    expect(answers.map(({ body }) => body['code'])).toEqual(['concerned-by-case', 'concerned-by-case', 'no-such-case']);
    const deliveries = await amends.call('GET', '/desk/deliveries', { user: SOFIA });
    expect(deliveries.text).not.toContain(row?.id);
    expect((await amends.call('GET', '/desk/deliveries', { user: andres })).text).toContain(row?.id);
    expect((await act('open', andres)).body['result']).toBe('opened');
    expect((await act('original')).body['code']).toBe('concerned-by-case');
  });
});

describe('what was set aside', () => {
  it('It is listed with its reason and the domain of its sender, and holds no word and no address', async () => {
    const { amends, row } = await setAside();
    expect(row).toMatchObject({
      reason: 'auto-reply',
      why: 'es una respuesta automática',
      senderDomain: 'example.com',
      canOpen: true,
    });
    const { text } = await amends.call('GET', '/desk/set-aside', { user: SOFIA, headers: { 'accept-language': 'en' } });
    expect(text).toContain('it is an automatic reply');
    expect(text).not.toMatch(/ana@|oficina|caldera/i);
  });

  it('It opens the case it would have been, once, and the history names who opened it', async () => {
    const { amends, act, row } = await setAside(AWAY, 'La caldera pierde agua.');
    const opened = await act('open');
    expect(opened).toMatchObject({ status: 200, body: { result: 'opened' } });
    const file = await amends.cases.load(String(opened.body['caseId']));
    expect(file?.head.reference).toBe(opened.body['reference']);
    expect(file?.complainant).toEqual({ email: 'ana@example.com', name: 'Ana Pérez' });
    expect(file?.texts.get(row.id)).toContain('La caldera pierde agua.');
    expect(file?.events.find(({ type }) => type === 'taken-in')).toMatchObject({
      actor: { kind: 'person', id: 'sofia' },
      data: { deliveryId: row.id, how: 'opened', reason: 'auto-reply' },
    });
    expect(amends.mails.some(({ to }) => to === 'ana@example.com')).toBe(true);
    expect(await listed(amends)).toEqual([]);
    expect(await act('open')).toMatchObject({ status: 409, body: { code: 'delivery-taken-in' } });
    const { body } = await amends.call('GET', '/desk/deliveries', { user: SOFIA });
    expect(body['deliveries']).toMatchObject([{ id: row.id, result: 'opened', caseId: opened.body['caseId'] }]);
  });

  it('Two who open it at once open one case', async () => {
    const { amends, act } = await setAside();
    const answers = await Promise.all([act('open'), act('open', undefined, staff('andres'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(amends.memory.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(1);
  });

  it('It joins a case as words of its customer', async () => {
    const amends = inMemoryAmends();
    const { caseId, reference, file } = await caseOf(amends);
    await mailIn(amends, letter({ ...AWAY, 'Message-ID': '<2@example.com>' }, 'Tampoco hay agua caliente.'));
    const [row] = await listed(amends);
    const joined = await amends.call('POST', `/desk/deliveries/${row?.id}/join`, {
      user: SOFIA,
      body: { case: reference },
    });
    expect(joined).toMatchObject({ status: 200, body: { result: 'joined', caseId, reference } });
    const message = (await file())?.messages.find(({ messageId }) => messageId === row?.id);
    expect(message).toMatchObject({ direction: 'in', audience: 'customer' });
    expect((await file())?.events.find(({ type }) => type === 'taken-in')).toMatchObject({ data: { how: 'joined' } });
    expect(await listed(amends)).toEqual([]);
  });

  it('A mail of somebody else joins as a note that the customer does not see, and the owner hears of it', async () => {
    const amends = inMemoryAmends();
    const { caseId, reference, file } = await caseOf(amends);
    await mailIn(
      amends,
      letter({ ...AWAY, From: 'Perito <perito@taller.example>', 'Message-ID': '<2@x>' }, 'El informe está listo.'),
    );
    const [row] = await listed(amends);
    const user = staff('andres');
    const joined = await amends.call('POST', `/desk/deliveries/${row?.id}/join`, {
      user,
      body: { case: reference.toLowerCase() },
    });
    expect(joined).toMatchObject({ status: 200, body: { result: 'joined', caseId } });
    const message = (await file())?.messages.find(({ messageId }) => messageId === row?.id);
    expect(message).toMatchObject({ audience: 'note' });
    expect((await file())?.texts.get(row?.id ?? '')).toContain('perito@taller.example');
    const page = await amends.call('GET', new URL(await amends.deps.trackingUrl(caseId)).pathname);
    expect(page.text).not.toContain('informe está listo');
    expect(amends.mails.some(({ subject }) => subject.includes('Correo añadido'))).toBe(true);
  });

  it('It can be said that it is of the customer all the same', async () => {
    const amends = inMemoryAmends();
    const { reference, file } = await caseOf(amends);
    await mailIn(
      amends,
      letter({ ...AWAY, From: 'ana@otra.example', 'Message-ID': '<2@x>' }, 'Escribo desde otra dirección.'),
    );
    const [row] = await listed(amends);
    await amends.call('POST', `/desk/deliveries/${row?.id}/join`, {
      user: SOFIA,
      body: { case: reference, fromCustomer: true },
    });
    expect((await file())?.messages.find(({ messageId }) => messageId === row?.id)).toMatchObject({ direction: 'in' });
  });

  it('Its original is handed out as a file that no browser shows', async () => {
    const { amends, row } = await setAside(AWAY, '<script>alert(1)</script>');
    const { status, text } = await amends.call('GET', `/desk/deliveries/${row.id}/original`, { user: SOFIA });
    expect(status).toBe(200);
    expect(Buffer.from(text, 'base64').toString()).toContain('Subject: Fuera de la oficina\r\n');
  });

  it.each(['open', 'original', 'join'])('One with a virus is neither opened nor handed out: %s', async (what) => {
    const { amends, row, act } = await setAside({ 'X-SES-Virus-Verdict': 'FAIL' });
    expect(row).toMatchObject({ reason: 'virus', canOpen: false });
    const { reference } = await caseOf(amends);
    const refused =
      what === 'original'
        ? await amends.call('GET', `/desk/deliveries/${row.id}/original`, { user: SOFIA })
        : await act(what, what === 'join' ? { case: reference } : undefined);
    expect(refused).toMatchObject({ status: 409, body: { code: 'delivery-infected' } });
    expect(refused.body['title']).toContain('virus');
  });

  it.each([
    ['spam', { 'X-SES-Spam-Verdict': 'FAIL' }],
    ['a mail without sender', { From: undefined }],
    ['a mail of a list', { 'List-Id': '<x.example>' }],
    ['a plain mail of a colleague', { From: 'lucia@lumbre.example' }],
  ])('It can be opened, whatever it was set aside for: %s', async (_, headers) => {
    const { act } = await setAside(headers);
    expect(await act('open')).toMatchObject({ status: 200, body: { result: 'opened' } });
  });

  it('A mail that is damaged opens a case that says so', async () => {
    const nested = Array.from({ length: 300 }, (_, n) => `--${n}\nContent-Type: multipart/mixed; boundary=${n + 1}\n`);
    const amends = inMemoryAmends();
    await mailIn(amends, letter({ 'Content-Type': 'multipart/mixed; boundary=0' }, nested.join('\n')));
    expect(await listed(amends)).toEqual([]);
    const head = amends.memory.all().find(({ sk }) => sk === 'CASE');
    const file = await amends.cases.load(String(head?.['caseId']));
    expect([...(file?.texts.values() ?? [])].join()).toContain('llegó dañado');
  });

  it('Only supervisors and whom the policy names see to it', async () => {
    const { amends, act } = await setAside();
    for (const user of [staff('lucia'), staff('elena'), staff('iker')]) {
      expect(await amends.call('GET', '/desk/set-aside', { user })).toMatchObject({ status: 403 });
      expect(await act('open', undefined, user)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    }
    expect(await listed(amends, staff('andres'))).toHaveLength(1);
  });

  it('What never came is not found, and a cursor that nobody gave is refused', async () => {
    const amends = inMemoryAmends();
    for (const id of ['x', amends.deps.newId()])
      expect(await amends.call('POST', `/desk/deliveries/${id}/open`, { user: SOFIA })).toMatchObject({
        status: 404,
        body: { code: 'no-such-delivery' },
      });
    expect(await amends.call('GET', '/desk/set-aside', { user: SOFIA, query: { cursor: 'x' } })).toMatchObject({
      status: 400,
    });
  });

  it('The list goes on where a page ended', async () => {
    const amends = inMemoryAmends();
    for (let n = 0; n < 130; n++) await mailIn(amends, letter({ ...AWAY, 'Message-ID': `<${n}@x>` }));
    const first = await amends.call('GET', '/desk/set-aside', { user: SOFIA });
    const cursor = String(first.body['cursor']);
    const second = await amends.call('GET', '/desk/set-aside', { user: SOFIA, query: { cursor } });
    const ids = [first, second].flatMap(({ body }) => (body['deliveries'] as Row[]).map(({ id }) => id));
    expect(new Set(ids).size).toBe(130);
    expect(second.body['cursor']).toBeUndefined();
  });
});

describe('a mail that was set aside and of which nothing has to be made', () => {
  it('Whoever sees to such mail marks it as seen: it leaves the list, no case opens, and it can still be listed and read', async () => {
    const { amends, row, act } = await setAside();
    expect((await act('seen')).status).toBe(200);
    expect(await listed(amends)).toEqual([]);
    expect(amends.memory.all().some(({ sk }) => sk === 'CASE')).toBe(false);
    expect((await amends.call('GET', '/desk/deliveries', { user: SOFIA })).text).toContain(row.id);
    expect((await amends.call('GET', `/desk/deliveries/${row.id}/original`, { user: SOFIA })).status).toBe(200);
    // Twice is once.
    expect((await act('seen')).status).toBe(200);
  });

  it('Neither an owner, nor whom it names, nor anybody once it is in a case marks it', async () => {
    const named = inMemoryAmends();
    await mailIn(named, letter(AWAY, 'La supervisora Sofia Arrizabalaga se rió de mí.'));
    const [about] = await listed(named, staff('andres'));
    const refused = await named.call('POST', `/desk/deliveries/${about?.id}/seen`, { user: SOFIA });
    expect(refused.body['code']).toBe('concerned-by-case');
    const { row, act } = await setAside();
    expect((await act('seen', undefined, staff('lucia'))).body['code']).toBe('role-missing');
    expect(row.canOpen).toBe(true);
    await act('open');
    expect((await act('seen')).body['code']).toBe('delivery-taken-in');
  });
});
