import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { getText } from '#channels/json.ts';
import { fetchWhatsAppMedia } from '#channels/whatsapp/media.ts';
import { sendWhatsApp } from '#channels/whatsapp/send.ts';
import { ago, failed, graph, HOUR, outgoing } from '../meta/graph.ts';
import { standIn } from '../stand-in.ts';

const settings = { phone_number_id: '27732', template_es: 'caso_abierto', template_language_es: 'es_ES' };
const taken = { body: { messaging_product: 'whatsapp', messages: [{ id: 'wamid.9' }] } };
const refusal = (answer: { status?: number; body: unknown }, message = outgoing()) =>
  sendWhatsApp(message, graph([answer], settings).deps).catch((error: unknown) => error);

describe('an answer on WhatsApp', () => {
  it('An answer on WhatsApp is free text within 24 hours, under the message it answers', async () => {
    const { calls, deps } = graph([taken], settings);
    expect(await sendWhatsApp(outgoing({ inReplyTo: 'wamid.1' }), deps)).toEqual({ externalId: 'wamid.9' });
    expect(calls).toEqual([
      {
        url: 'http://127.0.0.1:9/v23.0/27732/messages',
        token: 'Bearer secret-token',
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '34600111222',
          type: 'text',
          text: { body: 'Hemos recibido su queja.', preview_url: false },
          context: { message_id: 'wamid.1' },
        },
      },
    ]);
  });

  it('Who wrote in a group is answered by themselves, and with the template: a group opens no window', async () => {
    const { calls, deps } = graph([taken], settings);
    await sendWhatsApp(outgoing({ public: true, threadId: 'public:1203@g.us:34600111222' }), deps);
    expect(calls[0]?.body).toMatchObject({ recipient_type: 'individual', to: '34600111222', type: 'template' });
  });

  it('An answer on WhatsApp goes to whoever hides the number', async () => {
    const { calls, deps } = graph([taken], settings);
    await sendWhatsApp(outgoing({ to: 'US.13491208655302741918' }), deps);
    expect(calls[0]?.body).toMatchObject({ recipient: 'US.13491208655302741918' });
    expect(calls[0]?.body).not.toHaveProperty('to');
  });

  it.each([[ago(24 * HOUR)], [undefined]])(
    'An answer on WhatsApp outside the window is the template, with reference and link only: %s',
    async (at) => {
      const { calls, deps } = graph([taken], settings);
      const { lastHeardAt: _, ...message } = outgoing();
      await sendWhatsApp({ ...message, ...(at && { lastHeardAt: at }) }, deps);
      expect(calls[0]?.body).toMatchObject({
        type: 'template',
        template: {
          name: 'caso_abierto',
          language: { code: 'es_ES' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'AM-22222222' },
                { type: 'text', text: 'https://api.lumbre.example/t/abc' },
              ],
            },
          ],
        },
      });
      expect(JSON.stringify(calls)).not.toContain('Hemos recibido');
    },
  );

  it('An answer on WhatsApp is refused outside the window where no template is approved, and nobody is asked', async () => {
    const { calls, deps } = graph([taken], settings);
    const late = outgoing({ lastHeardAt: ago(25 * HOUR), language: 'en' });
    await expect(sendWhatsApp(late, deps)).rejects.toThrow(new Refused('window-closed-no-template'));
    expect(calls).toEqual([]);
  });

  it('An answer on WhatsApp is cut with the link to the whole of it', async () => {
    const { calls, deps } = graph([taken], settings);
    await sendWhatsApp(outgoing({ text: 'palabra '.repeat(1000) }), deps);
    const body = getText(calls, '0', 'body', 'text', 'body');
    expect(body.length).toBeLessThanOrEqual(4096);
    expect(body).toMatch(/palabra…\nhttps:\/\/api\.lumbre\.example\/t\/abc$/);
  });

  it.each([
    [failed(131047), 'window-closed'],
    [failed(131026), 'meta-131026'],
    [failed(100, 33), 'meta-100-33'],
    [{ status: 404, body: '' }, 'meta-http-404'],
  ])('An answer on WhatsApp is refused for good: %j', async (answer, reason) => {
    expect(await refusal(answer)).toEqual(new Refused(reason));
  });

  it.each([
    [failed(130429)],
    [failed(190, undefined, 401)],
    [failed(2, undefined, 500)],
    [{ status: 503, body: '' }],
    [{ status: 429, body: '' }],
  ])('An answer on WhatsApp is worth repeating, and its error quotes nobody: %j', async (answer) => {
    const error = await refusal(answer);
    expect(error).not.toBeInstanceOf(Refused);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('Ana');
  });

  it('An answer on WhatsApp counts as sent where the platform took it and named no id', async () => {
    expect(await refusal({ body: {} })).toEqual({ externalId: expect.stringMatching(/^unnamed-/) });
  });

  it('An answer on WhatsApp waits for a setting that is missing', async () => {
    await expect(sendWhatsApp(outgoing(), graph([taken]).deps)).rejects.toThrow(
      "The channel's secret has no phone_number_id",
    );
  });
});

describe('an answer on WhatsApp through AWS', () => {
  const number = 'phone-number-id-976c72a700aac43eaf573ae050example';
  const aws = (more: Record<string, string> = {}, body: unknown = { messageId: 'aws-9' }, status = 200) =>
    standIn({ ...settings, origination_phone_number_id: number, ...more }, body, status);
  const sent = (body = '') => {
    const call = JSON.parse(body) as Record<string, string>;
    return { ...call, message: JSON.parse(Buffer.from(call['message'] ?? '', 'base64').toString()) as unknown };
  };
  beforeAll(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'eu-west-1');
  });
  afterAll(() => vi.unstubAllEnvs());

  it('An answer on WhatsApp through AWS is what the Cloud API takes, as a blob, signed', async () => {
    const { calls, deps } = aws();
    const message = outgoing({ inReplyTo: 'wamid.1', lastHeardAt: deps.now() });
    expect(await sendWhatsApp(message, deps)).toEqual({ externalId: 'aws-9' });
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/v1/whatsapp/send');
    expect(calls[0]?.headers.get('authorization')).toMatch(/\/eu-west-1\/social-messaging\/aws4_request, /);
    expect(sent(calls[0]?.body)).toEqual({
      originationPhoneNumberId: number,
      metaApiVersion: 'v23.0',
      message: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '34600111222',
        type: 'text',
        text: { body: 'Hemos recibido su queja.', preview_url: false },
        context: { message_id: 'wamid.1' },
      },
    });
  });

  it('An answer on WhatsApp through AWS outside the window is the template, or nothing where none is approved', async () => {
    const { calls, deps } = aws({ version: 'v20.0' });
    const { lastHeardAt: _, ...message } = outgoing();
    await sendWhatsApp(message, deps);
    expect(sent(calls[0]?.body)).toMatchObject({
      metaApiVersion: 'v20.0',
      message: { type: 'template', template: { name: 'caso_abierto', language: { code: 'es_ES' } } },
    });
    expect(JSON.stringify(sent(calls[0]?.body))).not.toContain('Hemos recibido');
    await expect(sendWhatsApp({ ...message, language: 'en' }, deps)).rejects.toThrow('window-closed-no-template');
    expect(calls).toHaveLength(1);
  });

  it.each([
    [400, 'InvalidParametersException', true],
    [400, 'ValidationException', true],
    [403, 'AccessDeniedByMetaException', false],
    [404, 'ResourceNotFoundException', false],
    [429, 'ThrottledRequestException', false],
    [502, 'DependencyException', false],
  ])('The refusal %i %s of AWS is final for WhatsApp: %s', async (status, type, isFinal) => {
    const { deps } = aws({}, { __type: type, message: 'Ana' }, status);
    const failure = await sendWhatsApp(outgoing(), deps).catch((error: unknown) => error);
    expect(failure instanceof Refused).toBe(isFinal);
    expect(String(failure)).not.toContain('Ana');
  });

  it('WhatsApp through AWS brings no files: AWS puts them into a bucket only', async () => {
    const { calls, deps } = aws();
    const fetched = fetchWhatsAppMedia({ id: '1' }, { ...deps, maxBytes: 10 });
    await expect(fetched).rejects.toThrow(new Refused('not-fetchable'));
    expect(calls).toEqual([]);
  });
});
