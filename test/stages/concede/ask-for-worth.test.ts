import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { askForWorth } from '#cases/ask-for-worth.ts';
import { forgetWorth } from '#cases/store/forget-worth.ts';
import { worthOf } from '#cases/store/worths.ts';
import type { Case } from '#domain/case/case.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import type { Identity } from '#domain/case/identity.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { aWebhookSecret } from '#test/support/carries-out.ts';
import { CASE_ID, caseFixture, MONDAY, policy, standingClock } from '#test/support/case-fixture.ts';
import { logLines } from '#test/support/log-lines.ts';

const SECRET = 'identity-of-the-tests';
const EVA: Complainant = { email: 'eva@example.com', phone: '+34600112233', id: 'C-1', name: 'Eva' };
const proof = { how: 'authenticated-mail', at: MONDAY } as const;
type Answer = { status?: number; body?: unknown } | Error;

const proving = (known: Complainant, ...kinds: Identity['kind'][]): Identity[] => {
  const { email, phone, id } = known;
  const by = { ...(email && { email }), ...(phone && { phone }), ...(id && { id }) };
  return customerIdentities(SECRET, by).map((one) => (kinds.includes(one.kind) ? { ...one, proof } : one));
};

const aService = async ({
  complainant = EVA,
  identities = proving(complainant, 'email'),
  hasSecret = true,
  now = MONDAY,
} = {}) => {
  const secrets = [aWebhookSecret()];
  const fixture = caseFixture(standingClock(now));
  const { table, clock } = fixture;
  await fixture.openCase({ complainant, head: { identities } });
  const got: { url: string; headers: Record<string, string>; body: string; redirect: unknown }[] = [];
  const answers: Answer[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const { headers, body, redirect } = init;
    got.push({ url: String(url), headers: headers as Record<string, string>, body: String(body), redirect });
    const answer = answers.shift() ?? { body: { customers: [] } };
    if (answer instanceof Error) throw answer;
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
    return new Response(text, { status: answer.status ?? 200 });
  };
  const deps = { table, clock, policy };
  const ask = askForWorth({
    ...deps,
    identity: async () => ({ current: SECRET }),
    keysOf: async () => (hasSecret ? { secrets } : undefined),
    fetch: fetch as typeof globalThis.fetch,
  });
  const head = { caseId: CASE_ID, identities } satisfies Pick<Case, 'caseId' | 'identities'>;
  /** As a stage asks, and as the desk reads. */
  const weighed = () => worthOf({ ...deps, ask })(head);
  const shown = () => worthOf(deps)(head);
  return { ...fixture, got, answers, weighed, shown, secrets, head };
};

const worth = (value: number, id = 'C-1') => ({ body: { customers: [{ id, value, since: '2014-03-01', orders: 3 }] } });

const lines = logLines();

describe('the company’s own service of customers', () => {
  it('It is asked once, with a signature that the reference library verifies, for what the customer has proved and nothing else', async () => {
    const { got, answers, weighed, shown, secrets } = await aService({ now: new Date().toISOString() });
    answers.push(worth(1_234_567.89));
    expect(await weighed()).toMatchObject({ known: true, value: 123456789, since: '2014-03-01', orders: 3 });
    expect(await weighed()).toMatchObject({ known: true, value: 123456789 });
    expect(await shown()).toMatchObject({ known: true, value: 123456789 });
    expect(got).toHaveLength(1);
    const [{ url, headers, body, redirect } = { url: '', headers: {}, body: '', redirect: '' }] = got;
    expect(url).toBe(policy.customers.service?.url);
    expect(redirect).toBe('manual');
    expect(new Webhook(secrets[0] ?? '').verify(body, headers)).toEqual({
      type: 'amends.customer.asked',
      timestamp: expect.any(String),
      data: { version: 1, currency: 'EUR', email: 'eva@example.com' },
    });
  });

  it('A customer number is told where one of ours wrote it down; a claimed one leads nobody to what its owner is worth', async () => {
    const identities = proving(EVA, 'phone').map((one) =>
      one.kind === 'id' ? { ...one, corrected: true as const } : one,
    );
    const { got, weighed } = await aService({ identities });
    await weighed();
    expect(JSON.parse(got[0]?.body ?? '').data).toEqual({
      version: 1,
      currency: 'EUR',
      phone: '+34600112233',
      id: 'C-1',
    });
    const claimed = await aService({ identities: proving(EVA) });
    expect(await claimed.weighed()).toEqual({ known: false, why: 'unproved' });
    expect(claimed.got).toEqual([]);
  });

  it('An address that was proved once and is another’s by now is not told', async () => {
    const identities = proving({ ...EVA, email: 'eva.before@example.com' }, 'email');
    const { got, weighed } = await aService({ identities });
    expect(await weighed()).toEqual({ known: false, why: 'handle-only' });
    expect(got).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    ['does not answer in time', new DOMException('late', 'TimeoutError'), 'no-answer'],
    ['cannot be reached', new TypeError('fetch failed'), 'no-answer'],
    ['is out of order', { status: 503 }, 'no-answer'],
    ['asks for patience', { status: 429 }, 'no-answer'],
    ['does not know our signature', { status: 401 }, 'refused'],
    ['sends us elsewhere', { status: 302 }, 'refused'],
    ['answers with something else', { body: { value: 1 } }, 'unreadable'],
    ['answers with no JSON', { body: '<html>' }, 'unreadable'],
    ['answers with more than is read', { body: `{"customers":[],"x":"${'y'.repeat(20_000)}"}` }, 'unreadable'],
    ['says a value below nothing', worth(-1), 'unreadable'],
    ['says more than money can be', worth(1e12), 'unreadable'],
    ['knows nobody', { body: { customers: [] } }, 'not-found'],
    [
      'knows two',
      {
        body: {
          customers: [
            { id: 'a', value: 1 },
            { id: 'b', value: 2 },
          ],
        },
      },
      'several',
    ],
  ])('A service that %s stops nothing: it is unknown, with why', async (_, answer, why) => {
    const { answers, weighed, shown, got } = await aService();
    answers.push(answer);
    expect(await weighed()).toEqual({ known: false, why });
    expect(await shown()).toEqual({ known: false, why });
    expect(got).toHaveLength(1);
  });

  it('Without a secret nobody is asked', async () => {
    const { weighed, got } = await aService({ hasSecret: false });
    expect(await weighed()).toEqual({ known: false, why: 'not-set-up' });
    expect(got).toEqual([]);
  });

  it('After a failure it is left alone for a while; then it is asked again', async () => {
    const { answers, weighed, got, clock } = await aService();
    answers.push({ status: 500 }, worth(10));
    expect(await weighed()).toMatchObject({ why: 'no-answer' });
    expect(await weighed()).toMatchObject({ why: 'no-answer' });
    expect(got).toHaveLength(1);
    clock.pass('PT16M');
    expect(await weighed()).toMatchObject({ known: true, value: 1000 });
    expect(got).toHaveLength(2);
  });

  it('What it said holds while it is away, until it is too old; a newer “nobody” takes it back', async () => {
    const { answers, weighed, shown, clock } = await aService();
    answers.push(worth(10), new TypeError('fetch failed'), { body: { customers: [] } });
    await weighed();
    clock.pass('PT13H');
    expect(await weighed()).toMatchObject({ known: true, value: 1000 });
    clock.pass('PT13H');
    expect(await weighed()).toEqual({ known: false, why: 'not-found' });
    answers.push(worth(20), new TypeError('fetch failed'));
    clock.pass('PT13H');
    expect(await weighed()).toMatchObject({ known: true, value: 2000 });
    clock.pass('P4D');
    expect(await weighed()).toEqual({ known: false, why: 'no-answer' });
    expect(await shown()).toEqual({ known: false, why: 'no-answer' });
  });

  it('The desk asks nobody, and says that nobody was asked', async () => {
    const { shown, got } = await aService();
    expect(await shown()).toEqual({ known: false, why: 'not-asked' });
    expect(got).toEqual([]);
  });

  it('Kept are pseudonyms and what was said, with a day on which the table forgets it, and all of it can be erased', async () => {
    const { answers, weighed, table, clock, head } = await aService();
    answers.push(worth(10));
    await weighed();
    const kept = table.all().filter(({ pk }) => pk.startsWith('WORTH#'));
    expect(kept.map(({ sk }) => sk).toSorted()).toEqual(['ASKED', 'WORTH']);
    const ttl = Math.floor(Date.parse(clock.after(clock.now(), policy.customers.keptFor)) / 1000);
    for (const item of kept) expect(item['ttl']).toBe(ttl);
    expect(JSON.stringify(kept)).not.toMatch(/eva@|600112233|C-1"/);
    await forgetWorth(
      table,
      head.identities.map(({ key }) => key),
    );
    expect(table.all().filter(({ pk }) => pk.startsWith('WORTH#'))).toEqual([]);
  });

  it('The log names the cause alone, for the alarm', async () => {
    const { answers, weighed } = await aService();
    answers.push(new TypeError('connect to customers.lumbre.example for eva@example.com failed'));
    await weighed();
    expect(lines).toEqual(['{"message":"customer service failed","cause":"not-reached"}']);
  });
});
