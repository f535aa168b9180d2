import { describe, expect, it } from 'vitest';
import { Refused } from '#functions/intake/channel.ts';
import { sendSms } from '#functions/intake/sms/send.ts';
import { outgoing, standIn } from '../stand-in.ts';

const settings = { account_sid: 'AC1', auth_token: 'token', from: '+34900111222', whatsapp_from: '+34900111223' };
const twilio = (body: unknown = { sid: 'SM9' }, status = 201, more: Record<string, string> = {}) =>
  standIn({ ...settings, ...more }, body, status);
const sent = (body = '') => Object.fromEntries(new URLSearchParams(body));

describe('an answer by SMS', () => {
  it('goes out with the words, as Twilio takes them', async () => {
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

  it('goes out by a messaging service, and asks for its fate', async () => {
    const { calls, deps } = twilio({ sid: 'SM9' }, 201, {
      messaging_service_sid: 'MG1',
      status_callback: 'https://us/sms',
    });
    await sendSms(outgoing(), deps);
    expect(sent(calls[0]?.body)).toMatchObject({ MessagingServiceSid: 'MG1', StatusCallback: 'https://us/sms' });
  });

  it('is cut to what Twilio takes, with the way to the whole of it', async () => {
    const { calls, deps } = twilio();
    await sendSms(outgoing({ text: 'largo '.repeat(400) }), deps);
    const { Body = '' } = sent(calls[0]?.body);
    expect(Body.length).toBeLessThanOrEqual(1600);
    expect(Body).toMatch(/…\nhttps:\/\/api\.lumbre\.example\/t\/abc$/);
  });

  it('by WhatsApp says anything within a day, and a template after it', async () => {
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
    [400, { code: 21610, message: '+34600111222 said STOP' }, true, 'twilio-21610'],
    [404, {}, true, 'twilio-404'],
    [429, { code: 20429 }, false, 'twilio-20429'],
    [401, { code: 20003 }, false, 'twilio-20003'],
    [503, 'busy', false, 'twilio-503'],
  ])('%i %j is final: %s', async (status, body, isFinal, code) => {
    const failure = await sendSms(outgoing(), twilio(body, status).deps).catch((error: unknown) => error as Error);
    expect(failure instanceof Refused).toBe(isFinal);
    expect((failure as Error).message).toBe(code);
  });
});
