import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { evidenceKey, fatesOf, messagesWithFiles } from '#domain/messages/attachments.ts';
import { formEndpoints } from '#functions/complaints/form/endpoints.ts';
import type { BotVerifier } from '#platform/bot-check.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { complaintsFixture } from './complaints-api.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const WORDS = 'La caldera pierde agua desde el lunes.';

const aForm = (over: { botCheck?: BotVerifier } = {}) => {
  const { deps, table } = complaintsFixture();
  const kept = new Map<string, Uint8Array>();
  const evidence = {
    keep: async (key: string, bytes: Uint8Array) => {
      kept.set(key, bytes);
    },
  };
  const given = { evidence, disrupted: () => [], publicUrl: 'https://api.lumbre.example' };
  const handle = httpHandler(formEndpoints, { ...deps, ...over, ...given });
  const ask = async (
    method: string,
    {
      body,
      headers = {},
      query = {},
    }: { body?: Buffer; headers?: Record<string, string>; query?: Record<string, string> } = {},
  ) => {
    const event = {
      routeKey: `${method} /`,
      headers,
      queryStringParameters: query,
      requestContext: { http: { sourceIp: '203.0.113.7' } },
      ...(body && { body: body.toString('base64') }),
      isBase64Encoded: body !== undefined,
    } as unknown as APIGatewayProxyEventV2;
    const answer = (await handle(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: answer.statusCode, headers: answer.headers ?? {}, text: answer.body ?? '' };
  };
  /** Sends the form as a browser does. */
  const send = async (
    fields: Record<string, string>,
    files: [name: string, bytes: Uint8Array, type?: string][] = [],
    query = {},
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const [name, bytes, type = ''] of files)
      form.append('files', new File([new Uint8Array(bytes)], name, { type }));
    // A browser sends an empty file where none was chosen.
    if (files.length === 0) form.append('files', new File([], ''));
    const request = new Response(form);
    return ask('POST', {
      body: Buffer.from(await request.arrayBuffer()),
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      query,
    });
  };
  const caseOf = async ({ headers }: { headers: Record<string, unknown> }) => {
    const [, caseId = ''] = /\/t\/([^?]+)/.exec(String(headers['location'])) ?? [];
    return { caseId, file: await deps.cases.load(caseId, { allMessages: true, allEvents: true }) };
  };
  return { ask, send, caseOf, kept, table, deps };
};

describe('The form on which a customer files a complaint', () => {
  it('The page needs no script, and its policy lets nothing run', async () => {
    const { status, headers, text } = await aForm().ask('GET');
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|onclick|javascript:/i);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(text).toContain('<h1>Presentar una reclamación</h1>');
    expect(text).toContain('llame primero al 112');
    expect(text).toMatch(/name="key" value="[\w-]{8,}"/);
  });

  it('The page is there in English, and for those who only ask whether it is there', async () => {
    const { ask } = aForm();
    expect((await ask('GET', { query: { lang: 'en' } })).text).toContain('<h1>File a complaint</h1>');
    expect((await ask('HEAD')).status).toBe(200);
  });

  it.each([
    ['ca', 'Presentar una reclamació'],
    ['gl', 'Presentar unha reclamación'],
    ['eu', 'Erreklamazio bat aurkeztu'],
  ])(
    'The page is there in %s, and whoever files on it is written to in that language, with the page of the case in Spanish',
    async (lang, title) => {
      const { ask, send, caseOf } = aForm();
      const { text, headers } = await ask('GET', { query: { lang } });
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).toContain(`<h1>${title}</h1>`);
      expect(headers['content-language']).toBe(lang);
      const sent = await send({ text: WORDS, email: 'ana@example.com' }, [], { lang });
      expect(sent.headers['location']).toMatch(/&lang=es$/);
      expect((await caseOf(sent)).file?.head).toMatchObject({ replyLanguage: 'es', letterLanguage: lang });
    },
  );

  it('A link from the company’s own site fills in the product and the order, and nothing else', async () => {
    const { ask, table } = aForm();
    const { text } = await ask('GET', {
      query: { product: 'Caldera "Sol" <24 kW>', order: 'P-77', email: 'ana@example.com', text: 'Escrito por otros' },
    });
    expect(text).toContain('value="Caldera &quot;Sol&quot; &lt;24 kW&gt;"');
    expect(text).toContain('name="orderRef" maxlength="100" value="P-77"');
    expect(text).toContain('Hemos rellenado lo que ya sabíamos');
    expect(text).not.toContain('ana@example.com');
    expect(text).not.toContain('Escrito por otros');
    expect((await ask('GET')).text).not.toContain('Hemos rellenado');
    expect(table.all()).toEqual([]);
  });

  it('A button of that site sends them in the body: the form is shown, and nothing is filed until somebody sends it', async () => {
    const { ask, table } = aForm();
    const shown = await ask('POST', {
      body: Buffer.from(new URLSearchParams({ product: 'Caldera', orderRef: 'P-77', text: 'No enviado' }).toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      query: { show: 'form', lang: 'en' },
    });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('<h1>File a complaint</h1>');
    expect(shown.text).toContain('value="Caldera"');
    expect(shown.text).toContain('value="P-77"');
    expect(shown.text).not.toContain('No enviado');
    expect(table.all()).toEqual([]);
  });

  it('A complaint with files leads to its page, and each file is kept with the case', async () => {
    const { send, caseOf, kept } = aForm();
    const answer = await send(
      {
        key: 'form-0001',
        text: WORDS,
        name: 'Ana Prieto',
        email: 'ana@example.com',
        orderRef: 'P-77',
        occurredAt: '2026-11-20',
      },
      [
        ['../fuga.png', PNG],
        ['nota.txt', Buffer.from('Empezó el lunes.'), 'text/plain'],
      ],
    );
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(/^https:\/\/api\.lumbre\.example\/t\/[^?]+\?done=complaint&lang=es$/);
    const { caseId, file } = await caseOf(answer);
    expect(file?.head).toMatchObject({ channel: 'web', orderRef: 'P-77' });
    expect(file && messagesWithFiles(file)).toHaveLength(1);
    const fates = file ? fatesOf(file) : [];
    expect(fates.map(({ type, data }) => [type, 'type' in data && data.type])).toEqual([
      ['attachment-kept', 'image/png'],
      ['attachment-kept', 'text/plain'],
    ]);
    expect([...kept.keys()]).toEqual(
      fates.flatMap(({ data }) => ('sha256' in data ? [evidenceKey(caseId, data.sha256)] : [])),
    );
    expect([...(file?.texts.values() ?? [])].join('\n')).toContain('"name":"fuga.png"');
  });

  it('The same form sent twice is one complaint; changed since, it is shown again under a new key', async () => {
    const { send, caseOf } = aForm();
    const fields = { key: 'form-0002', text: WORDS, email: 'ana@example.com' };
    const first = await caseOf(await send(fields, [['fuga.png', PNG]]));
    expect((await caseOf(await send(fields, [['fuga.png', PNG]]))).caseId).toBe(first.caseId);
    const changed = await send({ ...fields, text: 'Otra cosa.' });
    expect(changed.status).toBe(422);
    expect(changed.text).toContain('ya se envió');
    expect(changed.text).toContain('Otra cosa.');
    const key = /name="key" value="([^"]+)"/.exec(changed.text)?.[1] ?? '';
    expect(key).not.toBe('form-0002');
    expect((await caseOf(await send({ ...fields, key, text: 'Otra cosa.' }))).caseId).not.toBe(first.caseId);
  });

  it.each([
    ['no words', { text: '   ' }, 'text', 'Escriba qué ha pasado'],
    ['half an address', { text: WORDS, email: 'ana@' }, 'email', 'Escriba un correo completo'],
    ['a number in words', { text: WORDS, phone: 'seis cero cero' }, 'phone', 'Escriba un número de teléfono'],
    ['a day that is none', { text: WORDS, occurredAt: '2026-02-31' }, 'occurredAt', 'Escriba una fecha'],
    [
      'a day still to come',
      { text: WORDS, occurredAt: '2030-01-01' },
      'occurredAt',
      'Escriba una fecha que no sea futura',
    ],
  ])('A form with %s is shown again, with what was typed and where it was wrong', async (_, fields, field, message) => {
    const { status, text } = await aForm().send({ key: 'form-0003', name: 'Ana <b>', ...fields });
    expect(status).toBe(400);
    expect(text).toContain(`href="#${field}">${message}`);
    expect(text).toContain(`id="${field}-error"`);
    expect(text).toContain('value="Ana &lt;b&gt;"');
    expect(text).toContain('name="key" value="form-0003"');
  });

  it.each([
    ['a program', 'factura.pdf.exe', Buffer.from('MZ\x90\x00\x03')],
    ['a page', 'foto.png', Buffer.from('<html><script>alert(1)</script>')],
  ])('%s among the files is refused before anything is stored, and the words stay', async (_, name, bytes) => {
    const { send, table } = aForm();
    const { status, text } = await send({ key: 'form-0004', text: WORDS }, [[name, bytes]]);
    expect(status).toBe(400);
    expect(text).toContain('href="#files"');
    expect(text).toContain(WORDS);
    expect(text).toContain('Vuelva a elegir los archivos');
    expect(table.all()).toEqual([]);
  });

  it('Eleven files are one too many', async () => {
    const files = Array.from({ length: 11 }, (_, index): [string, Uint8Array] => [`${index}.png`, PNG]);
    expect((await aForm().send({ key: 'form-0005', text: WORDS }, files)).status).toBe(400);
  });

  it('What is no form, is too large or has a thousand parts is refused in the way of the API', async () => {
    const { ask } = aForm();
    const post = (body: string, type: string) =>
      ask('POST', { body: Buffer.from(body), headers: { 'content-type': type } });
    expect((await post('--x\r\nbroken', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await post('a', 'multipart/form-data')).status).toBe(400);
    expect((await post('--x\r\n'.repeat(1000), 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await post('x'.repeat(4_400_000), 'multipart/form-data; boundary=x')).status).toBe(413);
    expect((await post('text', 'text/plain')).status).toBe(415);
  });
});

it('Where forms have a bot check, what is filed here counts as without one, and is kept with its files', async () => {
  const { send, caseOf } = aForm({ botCheck: async (token) => (token === undefined ? 'missing' : 'passed') });
  const sent = await send({ text: WORDS, email: 'ana@correo.example' }, [['foto.png', PNG, 'image/png']]);
  const { file } = await caseOf(sent);
  expect(file?.events[0]?.data).toMatchObject({ botCheck: 'missing' });
  expect(file && messagesWithFiles(file)).toHaveLength(1);
});
