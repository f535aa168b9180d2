import { describe, expect, it } from 'vitest';
import { listDeliveries } from '#cases/store/deliveries.ts';
import { effectsOf } from '#cases/store/outbox.ts';
import { ComplaintReceipt } from '#channels/web/contract.ts';
import { firstBreak } from '#domain/case/history.ts';
import { Transient } from '#domain/failures.ts';
import { splitMessageText } from '#domain/messages/compose.ts';
import { customerKey } from '#platform/customer-keys.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { complaintsFixture, post } from './complaints-api.ts';

const complaint = {
  text: 'La caldera pierde agua desde el lunes.',
  subject: 'Fuga',
  customer: { name: 'Ana Pérez', email: 'ana@example.com' },
  desiredRemedy: 'Que venga un técnico.',
};
const key = { 'idempotency-key': 'form-1' };

const partitions = (items: { pk: string }[], prefix: string) => items.filter(({ pk }) => pk.startsWith(prefix));

describe('POST /complaints', () => {
  it('A complaint is stored with its case, person, texts, history, look-ups and delivery, and what starts its cycle', async () => {
    const { deps, table } = complaintsFixture();
    const { status, body } = await post(deps, complaint, key);
    expect(status).toBe(202);
    expect(ComplaintReceipt.parse(body)).toEqual({
      caseId: body.caseId,
      reference: 'AM-22222222',
      trackingUrl: `https://api.lumbre.example/t/${body.caseId}`,
      receivedAt: MONDAY,
      answerBy: '2026-12-08T22:59:59.999Z',
    });

    const file = await deps.cases.load(body.caseId);
    expect(file?.head).toMatchObject({
      status: 'received',
      stage: 'intake',
      channel: 'web',
      language: 'unknown',
      replyLanguage: 'es',
      nextWordBy: '2026-11-25T09:00:00.000Z',
      policyVersion: deps.policy.version,
      customerKey: customerKey('identity-secret', complaint.customer),
      cycle: 1,
    });
    expect(file?.complainant).toMatchObject(complaint.customer);
    const [message] = file?.messages ?? [];
    expect(message).toMatchObject({ direction: 'in', audience: 'customer', channel: 'web', status: 'received' });
    expect(splitMessageText(file?.texts.get(message?.textId ?? '') ?? '')).toEqual({
      subject: 'Fuga',
      body: complaint.text,
    });
    expect(file?.texts.get('desired-remedy')).toBe(complaint.desiredRemedy);
    expect(file?.events.map(({ type }) => type)).toEqual(['complaint-received']);
    expect(firstBreak(file?.events ?? [])).toBeUndefined();

    const items = table.all();
    expect(partitions(items, 'REF#AM-22222222')).toMatchObject([{ caseId: body.caseId }]);
    expect(items.filter(({ sk }) => sk.startsWith('OUTBOX#')).flatMap(effectsOf)).toMatchObject([
      { effect: 'start', machine: 'complaint', cycle: 1, input: { caseId: body.caseId, cycle: 1 } },
      {
        effect: 'timers',
        timers: ['acknowledge', 'answer', 'next-word'].map((id) => ({ effect: 'set-timer', timerEvent: { id } })),
      },
    ]);
    expect(await listDeliveries(table, { limit: 10, now: MONDAY })).toEqual([
      { id: message?.messageId, channel: 'web', receivedAt: MONDAY, result: 'opened', caseId: body.caseId },
    ]);
  });

  it('Personal data and texts are kept in their own items only', async () => {
    const { deps, table } = complaintsFixture();
    await post(deps, complaint, key);
    const others = table
      .all()
      .filter(({ pk, sk }) => sk !== 'PERSON' && !sk.startsWith('TEXT#') && !pk.startsWith('POLICY#'));
    expect(JSON.stringify(others)).not.toMatch(/ana@|\bAna\b|caldera|\bFuga\b|técnico|form-1/);
  });

  it('The customer is answered in the language that was asked for, and only the language of a code is kept', async () => {
    const { deps } = complaintsFixture();
    const languages = ['en-GB', 'ca-ES', 'ES', 'pt'];
    const heads = await Promise.all(
      languages.map(async (language) => deps.cases.head((await post(deps, { ...complaint, language })).body.caseId)),
    );
    expect(heads.map((head) => [head?.language, head?.replyLanguage])).toEqual([
      ['en', 'en'],
      ['ca', 'es'],
      ['es', 'es'],
      ['pt', 'es'],
    ]);
  });

  it('An anonymous complaint is taken in', async () => {
    const { deps } = complaintsFixture();
    const { body } = await post(deps, { text: 'x', occurredAt: '2026-11-20T10:00:00+01:00' });
    const head = await deps.cases.head(body.caseId);
    expect(head).toMatchObject({ occurredAt: '2026-11-20T09:00:00.000Z' });
    expect(head?.customerKey).toBeUndefined();
  });

  it.each([
    ['the next day, which has begun in another zone', '2026-11-24', 202],
    ['an instant of the next day elsewhere', '2026-11-24T09:00:00+14:00', 202],
    ['the day after the next one', '2026-11-25', 400],
    ['a year that was mistyped', '2062-11-20T10:00:00+01:00', 400],
  ])('What happened on %s: %s', async (_, occurredAt, expected) => {
    const { deps, table } = complaintsFixture();
    const { status, body } = await post(deps, { text: 'x', occurredAt });
    expect(status).toBe(expected);
    if (expected === 202) return;
    expect(body).toMatchObject({
      code: 'request-invalid',
      errors: [{ pointer: '/occurredAt', message: 'must be a date or an instant that is not in the future' }],
    });
    expect(table.all().filter(({ sk }) => sk === 'CASE')).toEqual([]);
  });

  it('A repeat gets the same answer, whatever the order of its fields, also days later', async () => {
    const { deps, table, clock } = complaintsFixture();
    const first = await post(deps, complaint, key);
    clock.pass('P3D');
    const { text, ...others } = complaint;
    expect(await post(deps, { ...others, text }, key)).toEqual(first);
    expect(table.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(1);
  });

  it('A key that was used with another body is refused, and nothing of the first is shown', async () => {
    const { deps } = complaintsFixture();
    const first = await post(deps, complaint, key);
    const second = await post(deps, { ...complaint, text: 'Otra cosa.' }, key);
    expect(second.status).toBe(422);
    expect(JSON.stringify(second.body)).not.toContain(first.body.reference);
  });

  it('Two complaints without a key are two cases', async () => {
    const { deps, table } = complaintsFixture();
    await post(deps, complaint);
    await post(deps, complaint);
    expect(table.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(2);
  });

  it.each([' ', 'clé', 'x'.repeat(201), 'a\tb'])('The idempotency key %j is refused', async (given) => {
    const { status, body } = await post(complaintsFixture().deps, complaint, { 'idempotency-key': given });
    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(/Idempotency-Key must be 1 to 200 printable/);
  });

  it('Ten equal requests at once make one case, and all ten get the same answer', async () => {
    const { deps, table } = complaintsFixture();
    // Every look-up is answered before anybody writes, as when ten functions run side by side.
    const slow = {
      ...table,
      get: async (item: Parameters<typeof table.get>[0]) => {
        const found = await table.get(item);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return found;
      },
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ ...deps, table: slow }, complaint, key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.caseId} ${body.reference}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(table.all().filter(({ sk }) => sk === 'CASE')).toHaveLength(1);
  });

  it('Another reference is taken when one is in use, and transactions that collide are repeated', async () => {
    const { deps, table } = complaintsFixture();
    await table.write([{ put: { pk: 'REF#AM-22222222', sk: 'REF', caseId: 'another' } }]);
    let collisions = 2;
    const open: typeof deps.cases.open = async (head, change) => {
      if (collisions-- > 0) throw new Transient('Transaction cancelled: TransactionConflict');
      return deps.cases.open(head, change);
    };
    const { status, body } = await post({ ...deps, cases: { ...deps.cases, open } }, complaint, key);
    expect(status).toBe(202);
    expect(body.reference).not.toBe('AM-22222222');
  });

  it('A client is asked to try again when nothing can be stored', async () => {
    const write = () => Promise.reject(new Transient('Transaction cancelled: TransactionConflict'));
    const { deps, table } = complaintsFixture(write);
    const { status, body } = await post(deps, complaint, key);
    expect([status, body.retryable]).toEqual([503, true]);
    expect(table.all().filter(({ pk, sk }) => sk !== 'REGIME' && !pk.startsWith('POLICY#'))).toEqual([]);
  });

  it('An idempotency key is forgotten after ninety days', async () => {
    const { deps, table } = complaintsFixture();
    await post(deps, complaint, key);
    const [idempotency] = partitions(table.all(), 'IDEM#');
    expect(idempotency).toMatchObject({ ttl: Date.parse('2027-02-21T09:00:00Z') / 1000 });
  });
});
