import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isVerifierUrl } from '#functions/complaints/contract.ts';
import { botVerifier } from '#platform/bot-check.ts';
import { complaintsFixture, post } from '#test/functions/complaints/complaints-api.ts';

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Whoever answers has done so by then, however slow the machine is. */
const PATIENCE_MS = 120_000;

/** A service on this machine, and what it was asked. */
const service = async (answer: RequestListener) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      asked.push(body);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`;
  const verify = botVerifier({ url, secret: async () => ({ current: 's3cret' }), timeoutMs: PATIENCE_MS });
  return { asked, verify, url };
};
const says =
  (text: string, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location: 'http://169.254.169.254/latest' }).end(text);

describe('a bot check', () => {
  it.each<[string, RequestListener, string]>([
    ['a person', says('{"success":true,"hostname":"x"}'), 'passed'],
    ['a program', says('{"success":false,"error-codes":["timeout-or-duplicate"]}'), 'failed'],
    ['an error', says('{"success":true}', 500), 'unavailable'],
    ['a redirect', says('{"success":true}', 302), 'unavailable'],
    ['something else', says('<html>'), 'unavailable'],
    ['success in words', says('{"success":"true"}'), 'unavailable'],
    ['too much', says(`{"success":true,"x":"${'x'.repeat(20_000)}"}`), 'unavailable'],
  ])('A service that answers with %s', async (_, answer, expected) => {
    const { verify, asked } = await service(answer);
    expect(await verify('token')).toBe(expected);
    expect(asked).toEqual(['secret=s3cret&response=token']);
  });

  it('A service that answers with nothing in time', async () => {
    const time = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
    const { verify, asked } = await service(() => time.abort());
    const answered = await verify('token');
    expect(timeout).toHaveBeenCalledWith(PATIENCE_MS);
    timeout.mockRestore();
    expect(answered).toBe('unavailable');
    expect(asked).toEqual(['secret=s3cret&response=token']);
  });

  it('Nobody is asked about a token that is missing or too long, and a secret that cannot be read refuses nobody', async () => {
    const { verify, asked, url } = await service(says('{"success":true}'));
    expect([await verify(undefined), await verify(''), await verify('x'.repeat(5000))]).toEqual([
      'missing',
      'missing',
      'failed',
    ]);
    expect(asked).toEqual([]);
    expect(await botVerifier({ url, secret: () => Promise.reject(new Error('gone')) })('t')).toBe('unavailable');
  });

  it.each([
    ['https://challenges.cloudflare.com/turnstile/v0/siteverify', true],
    ['http://challenges.cloudflare.com/turnstile/v0/siteverify', false],
    ['https://169.254.169.254/latest', false],
    ['https://2130706433/', false],
    ['https://[::1]/', false],
    ['https://localhost/', false],
    ['https://db.internal/', false],
    ['https://user:pass@api.hcaptcha.com/siteverify', false],
    ['https://api.hcaptcha.com:8443/siteverify', false],
    ['file:///etc/passwd', false],
  ])('Whether %s may be asked: %s', (url, may) => expect(isVerifierUrl(url)).toBe(may));
});

describe('a complaint whose bot check', () => {
  const complaint = { text: 'La caldera pierde agua.', customer: { email: 'ana@example.com' } };

  it.each([
    ['passed', says('{"success":true}'), undefined],
    ['failed', says('{"success":false}'), 'failed'],
    ['could not be made', says('', 503), 'unavailable'],
  ])('%s is kept, and marked unless it passed', async (_, answer, botCheck) => {
    const { verify } = await service(answer);
    const { deps, table } = complaintsFixture();
    const { status, body } = await post({ ...deps, botCheck: verify }, complaint, { 'bot-check-token': 't' });
    expect(status).toBe(202);
    const [received] = (await deps.cases.load(body.caseId))?.events ?? [];
    expect(received?.data).toEqual(expect.objectContaining(botCheck ? { botCheck } : { channel: 'web' }));
    expect('botCheck' in (received?.data ?? {})).toBe(botCheck !== undefined);
    const [delivery] = table.all().filter(({ pk }) => pk.startsWith('DELIVERY#'));
    expect(delivery?.['reason']).toBe(botCheck && `bot-check-${botCheck}`);
  });

  it('A repeat is answered without asking again, since a token is good for one question', async () => {
    const { verify, asked } = await service(says('{"success":true}'));
    const { deps } = complaintsFixture();
    const send = (token: string) =>
      post({ ...deps, botCheck: verify }, complaint, { 'bot-check-token': token, 'idempotency-key': 'k' });
    expect(await send('b')).toEqual(await send('a'));
    expect(asked).toHaveLength(1);
  });

  it('Where none is set up, nobody is asked and nothing is marked', async () => {
    const { deps } = complaintsFixture();
    const { body } = await post(deps, complaint);
    const [received] = (await deps.cases.load(body.caseId))?.events ?? [];
    expect(received?.data).not.toHaveProperty('botCheck');
  });
});
