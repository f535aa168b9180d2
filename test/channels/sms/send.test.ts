import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Refused, type SendingDeps } from '#channels/contract.ts';
import { sendSms } from '#channels/sms/send.ts';
import { outgoing, standIn } from '../stand-in.ts';

const settings = { account_sid: 'AC1', auth_token: 'token', from: '+34900111222', whatsapp_from: '+34900111223' };
const twilio = (body: unknown = { sid: 'SM9' }, status = 201, more: Record<string, string> = {}) =>
  standIn({ ...settings, ...more }, body, status);
const sent = (body = '') => Object.fromEntries(new URLSearchParams(body));

describe('an answer by SMS', () => {
  it('An answer by SMS goes out with its text, as Twilio takes it', async () => {
    const { calls, deps } = twilio();
    expect(await sendSms(outgoing({ to: '+34600111222' }), deps)).toEqual({ externalId: 'SM9' });
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/2010-04-01/Accounts/AC1/Messages.json');
    expect(calls[0]?.headers.get('authorization')).toBe(`Basic ${btoa('AC1:token')}`);
    expect(calls[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(sent(calls[0]?.body)).toEqual({
      To: '+34600111222',
      From: '+34900111222',
      Body: 'Hemos recibido su queja.',
    });
  });

  it('An answer by SMS goes out by a messaging service, and asks for its status', async () => {
    const { calls, deps } = twilio({ sid: 'SM9' }, 201, {
      messaging_service_sid: 'MG1',
      status_callback: 'https://us/sms',
    });
    await sendSms(outgoing(), deps);
    expect(sent(calls[0]?.body)).toMatchObject({ MessagingServiceSid: 'MG1', StatusCallback: 'https://us/sms' });
  });

  it('An answer by SMS is cut to what Twilio takes, with the way to the whole of it', async () => {
    const { calls, deps } = twilio();
    await sendSms(outgoing({ text: 'largo '.repeat(400) }), deps);
    const { Body = '' } = sent(calls[0]?.body);
    expect(Body.length).toBeLessThanOrEqual(1600);
    expect(Body).toMatch(/…\nhttps:\/\/api\.lumbre\.example\/t\/abc$/);
  });

  it('An answer by Twilio’s WhatsApp says anything within a day, and a template after it', async () => {
    const open = { to: 'whatsapp:+34600111222', lastHeardAt: '2026-11-22T09:00:01.000Z' };
    const { calls, deps } = twilio({ sid: 'SM9' }, 201, { template_es: 'HX1' });
    await sendSms(outgoing(open), deps);
    await sendSms(outgoing({ ...open, lastHeardAt: '2026-11-22T09:00:00.000Z' }), deps);
    expect(calls.map(({ body }) => sent(body))).toEqual([
      { To: open.to, From: 'whatsapp:+34900111223', Body: 'Hemos recibido su queja.' },
      {
        To: open.to,
        From: 'whatsapp:+34900111223',
        ContentSid: 'HX1',
        ContentVariables: JSON.stringify({ 1: 'AM-22222222', 2: 'https://api.lumbre.example/t/abc' }),
      },
    ]);
    await expect(sendSms(outgoing({ to: open.to, language: 'en' }), deps)).rejects.toThrow('window-closed-no-template');
  });

  it.each([
    { status: 400, body: { code: 21610, message: '+34600111222 said STOP' }, isFinal: true, code: 'twilio-21610' },
    { status: 404, body: {}, isFinal: true, code: 'twilio-404' },
    { status: 429, body: { code: 20429 }, isFinal: false, code: 'twilio-20429' },
    { status: 401, body: { code: 20003 }, isFinal: false, code: 'twilio-20003' },
    { status: 503, body: 'busy', isFinal: false, code: 'twilio-503' },
  ])('Twilio’s refusal $status $body is final: $isFinal', async ({ status, body, isFinal, code }) => {
    const failure = await sendSms(outgoing(), twilio(body, status).deps).catch((error: unknown) => error as Error);
    expect(failure instanceof Refused).toBe(isFinal);
    expect((failure as Error).message).toBe(code);
  });
});

describe('an answer by SMS through AWS', () => {
  const ARN = 'arn:aws:sms-voice:eu-west-3:123456789012:phone-number/phone-1';
  const aws = (body: unknown = { MessageId: 'out-1' }, status = 200, more: Record<string, string> = {}) =>
    standIn({ ...settings, origination_identity: ARN, ...more }, body, status);
  const answered = (deps: SendingDeps) =>
    sendSms(outgoing({ to: '+34600111222' }), deps).catch((error: unknown) => error as Error);
  beforeAll(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  });
  afterAll(() => vi.unstubAllEnvs());

  it('An answer by SMS through AWS goes out with its text, signed for the region of the number', async () => {
    const { calls, deps } = aws({ MessageId: 'out-1' }, 200, { configuration_set: 'complaints' });
    expect(await sendSms(outgoing({ to: '+34600111222' }), deps)).toEqual({ externalId: 'out-1' });
    const [call] = calls;
    expect(call?.url).toBe('http://127.0.0.1:9/');
    expect(call?.headers.get('x-amz-target')).toBe('PinpointSMSVoiceV2.SendTextMessage');
    expect(call?.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(call?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-west-3\/sms-voice\/aws4_request, SignedHeaders=\S*x-amz-target, Sig/,
    );
    expect(JSON.parse(call?.body ?? '')).toEqual({
      DestinationPhoneNumber: '+34600111222',
      OriginationIdentity: ARN,
      MessageBody: 'Hemos recibido su queja.',
      MessageType: 'TRANSACTIONAL',
      ConfigurationSetName: 'complaints',
    });
  });

  it('An answer by SMS through AWS is cut to what AWS takes, with the way to the whole of it', async () => {
    const { calls, deps } = aws();
    await sendSms(outgoing({ text: 'largo '.repeat(400) }), deps);
    const { MessageBody } = JSON.parse(calls[0]?.body ?? '') as { MessageBody: string };
    expect(MessageBody.length).toBeLessThanOrEqual(1600);
    expect(MessageBody).toMatch(/…\nhttps:\/\/api\.lumbre\.example\/t\/abc$/);
  });

  it('Twilio’s WhatsApp is left to Twilio where SMS goes through AWS', async () => {
    const { calls, deps } = aws({ sid: 'SM9' });
    await sendSms(outgoing({ to: 'whatsapp:+34600111222', lastHeardAt: deps.now() }), deps);
    expect(calls[0]?.url).toContain('/2010-04-01/Accounts/AC1/');
  });

  it('An answer by SMS through AWS goes to AWS itself, or where the SDKs are pointed to', async () => {
    const { calls, deps } = aws();
    const { base: _, ...real } = deps;
    await answered(real);
    vi.stubEnv('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', 'http://127.0.0.1:7');
    await answered(real);
    expect(calls.map(({ url }) => url)).toEqual(['https://sms-voice.eu-west-3.amazonaws.com/', 'http://127.0.0.1:7/']);
  });

  it.each([
    {
      status: 400,
      body: { __type: 'ValidationException', Reason: 'DESTINATION_COUNTRY_BLOCKED' },
      isFinal: true,
      code: 'aws-DESTINATION_COUNTRY_BLOCKED',
    },
    {
      status: 400,
      body: { __type: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
      isFinal: true,
      code: 'aws-DESTINATION_PHONE_NUMBER_OPTED_OUT',
    },
    {
      status: 400,
      body: { __type: 'com.amazonaws#ValidationException', message: '+34600111222' },
      isFinal: true,
      code: 'aws-ValidationException',
    },
    {
      status: 400,
      body: { __type: 'AccessDeniedException', Reason: 'ACCOUNT_DISABLED' },
      isFinal: false,
      code: 'AWS answered AccessDeniedException',
    },
    { status: 400, body: { __type: 'ThrottlingException' }, isFinal: false, code: 'AWS answered ThrottlingException' },
    {
      status: 402,
      body: { __type: 'ServiceQuotaExceededException' },
      isFinal: false,
      code: 'AWS answered ServiceQuotaExceededException',
    },
    { status: 503, body: 'busy', isFinal: false, code: 'AWS answered http-503' },
  ])('The refusal $status $body of AWS is final: $isFinal', async ({ status, body, isFinal, code }) => {
    const failure = await answered(aws(body, status).deps);
    expect([failure instanceof Refused, (failure as Error).message]).toEqual([isFinal, code]);
  });

  it('An SMS counts as sent where AWS took it and named no id', async () => {
    expect(await answered(aws({}).deps)).toEqual({ externalId: expect.stringMatching(/^unnamed-/) });
  });
});
