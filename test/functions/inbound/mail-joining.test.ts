import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { MONDAY } from '#test/support/case-fixture.ts';
import { letter, verdicts } from '../../channels/email/letters.ts';
import { post } from '../complaints/complaints-api.ts';
import { mailFixture } from './mail-fixture.ts';

const PROVED = { 'Authentication-Results': verdicts({}) };
let mails = 100;
/** Another mail of the same person, of its own thread. */
const another = (over: Parameters<typeof letter>[0] = {}, body = 'Sigue goteando.') =>
  letter({ 'Message-ID': `<${++mails}@example.com>`, Subject: 'Otra vez', ...over }, body);

const reasonOf = async ({ load }: ReturnType<typeof mailFixture>, delivery: { caseId?: string }) => {
  const file = await load(delivery as Parameters<typeof load>[0]);
  return file.events.findLast(({ type }) => type === 'message-received')?.data;
};

describe('a mail that answers nothing', () => {
  it('A mail joins the case that it names in its text', async () => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter());
    const { reference } = (await load(first)).head;
    const named = another({}, `Les escribo por la reclamación ${reference.toLowerCase()}: sigue goteando.`);
    expect(await deliver(named)).toMatchObject({ result: 'joined', caseId: first.caseId });
  });

  it('A mail of a stranger who names a case in its text opens another', async () => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter());
    const { reference } = (await load(first)).head;
    const stranger = another({ From: 'luis@example.org' }, `Soy yo: ${reference}`);
    expect(await deliver(stranger)).toMatchObject({ result: 'opened' });
  });

  it('A mail joins the case of the same proved person who wrote lately, and after a long silence opens another', async () => {
    const fixture = mailFixture();
    const { deliver, clock } = fixture;
    const first = await deliver(letter(PROVED));
    clock.pass('PT71H');
    const second = await deliver(another(PROVED));
    expect(second).toMatchObject({ result: 'joined', caseId: first.caseId });
    expect(await reasonOf(fixture, second)).toMatchObject({ reason: 'same-person-recently' });
    clock.pass('PT71H');
    expect(await deliver(another(PROVED))).toMatchObject({ result: 'joined', caseId: first.caseId });
    clock.pass('PT73H');
    expect(await deliver(another(PROVED))).toMatchObject({ result: 'opened' });
  });

  it('A mail of a person who is only claimed joins nothing by its time', async () => {
    const { deliver } = mailFixture();
    await deliver(letter());
    expect(await deliver(another())).toMatchObject({ result: 'opened' });
    expect(await deliver(another(PROVED))).toMatchObject({ result: 'opened' });
  });

  it('A mail about another order than the case is another matter, however lately its sender wrote', async () => {
    const { deliver } = mailFixture();
    const first = await deliver(letter({ ...PROVED, Subject: 'Pedido L-20417' }, 'Mi pedido L-20417 llegó roto.'));
    const other = await deliver(another(PROVED, 'El pedido L-99555 no ha llegado.'));
    expect(other).toMatchObject({ result: 'opened' });
    expect(await deliver(another(PROVED, '¿Y el pedido L-20417?'))).toMatchObject({ caseId: first.caseId });
  });

  it('A mail after a case was closed opens one that is linked to it', async () => {
    const { deliver, load, table, clock } = mailFixture();
    const first = await deliver(letter(PROVED));
    const closed = { status: 'closed', closedAt: MONDAY };
    await table.write([{ update: keys.head(first.caseId ?? ''), set: closed }]);
    clock.pass('PT1H');
    const second = await deliver(another(PROVED, 'La nueva también pierde agua.'));
    expect(second).toMatchObject({ result: 'opened' });
    expect((await load(second)).head.linkedTo).toBe(first.caseId);
  });
});

describe('an address with a tag', () => {
  it.each([
    ['ana@example.com', 'ana+compras@example.com'],
    ['ana+compras@example.com', 'Ana@example.com'],
    ['ana+casa@example.com', 'ana+compras@example.com'],
  ])('The case of %s is found from %s, which proves nothing', async (filed, answered) => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter({ From: filed }));
    const answer = another({ ...PROVED, From: answered, 'In-Reply-To': '<1@example.com>' });
    expect(await deliver(answer)).toMatchObject({ result: 'joined', caseId: first.caseId });
    const { events, head } = await load(first);
    expect(events.map(({ type }) => type)).not.toContain('identity-proved');
    expect(head.identities).toHaveLength(1);
  });

  it('It finds no case by time, and none that somebody else proved to be of', async () => {
    const { deliver, web, prove } = mailFixture();
    await deliver(letter(PROVED));
    expect(await deliver(another({ ...PROVED, From: 'ana+compras@example.com' }))).toMatchObject({ result: 'opened' });
    const customer = { email: 'ana@example.com', phone: '+34 600 111 222' };
    const { body } = await post(web, { text: 'x', customer });
    await prove(body, 'phone');
    const to = `atencion+${body.reference.toLowerCase()}@lumbre.example`;
    expect(await deliver(another({ ...PROVED, From: 'ana+b@example.com', To: to }))).toMatchObject({
      result: 'opened',
    });
  });
});

describe('somebody else who answers', () => {
  const LUIS = { From: 'luis@example.org' };

  it.each([
    ['writes to the address of the case', (reference: string) => ({ To: `atencion+${reference}@lumbre.example` })],
    [
      'has a forged address',
      (reference: string) => ({
        To: `atencion+${reference}@lumbre.example`,
        From: 'ana@example.com',
        'Authentication-Results': verdicts({ dmarc: 'fail' }),
      }),
    ],
  ])('Somebody else who %s opens a case of their own, which says what it answers', async (_, how) => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter(PROVED));
    const { reference } = (await load(first)).head;
    const second = await deliver(another({ ...LUIS, ...how(reference.toLowerCase()) }));
    expect(second).toMatchObject({ result: 'opened' });
    expect((await load(second)).events[0]?.data).toMatchObject({ answers: first.caseId });
    expect((await load(first)).messages).toHaveLength(1);
  });

  it('Somebody else who only quotes a number, or answers another mail of the customer, answers nothing of ours', async () => {
    const { deliver, load } = mailFixture();
    const first = await deliver(letter());
    const { reference } = (await load(first)).head;
    const quoted = await deliver(another({ ...LUIS, Subject: reference, 'In-Reply-To': '<1@example.com>' }));
    expect((await load(quoted)).events[0]?.data).not.toHaveProperty('answers');
  });
});
