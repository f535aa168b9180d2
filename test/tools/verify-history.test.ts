import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { storedBatch } from '#cases/store/signed-heads.ts';
import { digestOf, textPart } from '#domain/case/digests.ts';
import { cast } from '#test/support/cast.ts';
import { aHistoryKey } from '#test/support/history-key.ts';
import { staff } from '#test/support/in-memory-amends.ts';
import { aVerifiedCase, type VerifiedCase } from './verified-case.ts';

type Attack = (one: VerifiedCase) => Promise<unknown>;

const isNumbered = (sk: string, n: number): RegExp => new RegExp(`^${sk} ${n}$`);

/** Somebody who can write to the table, and what is found of it. */
const attacks: Record<string, [attack: Attack, found: RegExp | string]> = {
  'the words of the customer': [
    ({ item, put }) => put({ ...item('TEXT#'), text: 'Estoy muy contenta.' }),
    /^changed text\//,
  ],
  'the words of the customer, with their hash and the whole chain': [
    async ({ item, put, chainAnew }) => {
      const text = item('TEXT#');
      const { name } = textPart(String(text['textId']), '', undefined);
      const digest = digestOf(textPart('', 'Estoy muy contenta.', String(text['salt'])));
      await put({ ...text, text: 'Estoy muy contenta.' });
      await chainAnew((event) =>
        event.digests?.[name] ? { ...event, digests: { ...event.digests, [name]: digest } } : event,
      );
    },
    /^not-as-signed \d+$/,
  ],
  'who decided, with the whole chain': [
    ({ chainAnew }) =>
      chainAnew((event) => (event.type === 'examined' ? { ...event, actor: { kind: 'person', id: 'nadie' } } : event)),
    /^not-as-signed \d+$/,
  ],
  'who approved an offer': [({ item, put }) => put({ ...item('OFFER#'), approvedBy: 'lucia' }), 'changed offer/1/1'],
  'an amount of an offer': [
    ({ item, put }) => {
      const offer = item('OFFER#');
      const [first, ...rest] = offer['options'] as { cost: object }[];
      return put({ ...offer, options: [{ ...first, cost: { ...first?.cost, amount: 1 } }, ...rest] });
    },
    'changed offer/1/1',
  ],
  'the total of an outcome': [
    ({ item, put }) => put({ ...item('OUTCOME#'), totalCost: { amount: 1, currency: 'EUR' } }),
    'changed outcome/1',
  ],
  'who signed the agreement': [
    ({ item, put }) => put({ ...item('AGREEMENT#'), signedBy: 'sofia' }),
    'changed agreement/1',
  ],
  'what an expert said': [({ item, put }) => put({ ...item('OPINION#'), liable: false }), /^changed opinion\//],
  'the cause that was found': [
    ({ item, put }) => put({ ...item('EXAMINATION#'), cause: 'unfounded' }),
    'changed examination/1',
  ],
  'who decided a task': [({ item, put }) => put({ ...item('TASK#'), decidedBy: 'nadie' }), /^changed task\//],
  'the owner on the head': [({ item, put }) => put({ ...item('CASE'), owner: 'nadie' }), 'changed case'],
  'the identities on the head': [
    ({ item, put }) => put({ ...item('CASE'), customerKey: 'another' }),
    'changed customer',
  ],
  'the customer’s address': [
    ({ item, put }) => put({ ...item('PERSON'), email: 'x@example.com' }),
    'changed complainant',
  ],
  'an event': [({ events, put }) => put({ ...events()[2], at: '2020-01-01T00:00:00.000Z' } as never), 'chain-broken 3'],
};

describe('npm run verify-history', () => {
  let shared: VerifiedCase;
  /** A case of its own for those that go on with it; the shared one, as it was, for those that only change what is stored. */
  const untouched = async (): Promise<VerifiedCase> => {
    await shared.restore();
    return shared;
  };
  beforeAll(async () => {
    shared = await aVerifiedCase();
  });

  it('A case that nobody touched is as its history says, and as it was signed', async () => {
    const one = await untouched();
    expect(await one.found()).toEqual([]);
    expect(one.key.signed).toHaveLength(3);
    expect(one.items().some(({ sk }) => sk.startsWith('OUTCOME#'))).toBe(true);
  });

  it.each(Object.entries(attacks))('Somebody who changed %s is found', async (_, [attack, expected]) => {
    const one = await untouched();
    await attack(one);
    expect(await one.found()).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it.each(['TEXT#', 'MESSAGE#', 'OFFER#', 'OPINION#', 'EXAMINATION#', 'AGREEMENT#', 'OUTCOME#', 'TASK#', 'PERSON'])(
    'Somebody who removed what lies at %s is found',
    async (prefix) => {
      const one = await untouched();
      await one.drop(one.item(prefix));
      expect(await one.found()).toContainEqual(expect.stringMatching(/^missing /));
    },
  );

  it('A message that was hidden as if it had moved to another case is missed', async () => {
    const one = await untouched();
    await one.put({ ...one.item('MESSAGE#'), movedTo: 'another' });
    expect(await one.found()).toContainEqual(expect.stringMatching(/^missing message\//));
  });

  it('An offer that no event tells of is found', async () => {
    const one = await untouched();
    await one.put({ ...one.item('OFFER#'), ...keys.offer(one.caseId, 1, 9), round: 9 });
    expect(await one.found()).toEqual(['added offer/1/9']);
  });

  it('Salts that were swapped, and texts that were swapped with their salts, are found', async () => {
    const one = await untouched();
    const [first, second] = one.items().filter(({ sk }) => sk.startsWith('TEXT#'));
    if (!first || !second) throw new Error('Two texts are needed');
    await one.put({ ...first, salt: second['salt'] });
    expect(await one.found()).toEqual([expect.stringMatching(/^changed text\//)]);
    await one.put({ ...first, text: second['text'], salt: second['salt'] });
    await one.put({ ...second, text: first['text'], salt: first['salt'] });
    expect((await one.found()).filter((line) => line.startsWith('changed text/'))).toHaveLength(2);
  });

  it('Events that were taken from the end are missed, also where the head was set back with them', async () => {
    const one = await untouched();
    const last = one.events().at(-1);
    if (!last) throw new Error('No events');
    await one.drop(last);
    expect(await one.found()).toContainEqual(expect.stringMatching(isNumbered('head-elsewhere', Number(last['seq']))));
    const again = await untouched();
    await again.chainAnew((event) => event, again.events().length - 1);
    expect(await again.found()).toContainEqual(expect.stringMatching(/^not-as-signed \d+$/));
  });

  it('A case that was set back whole to an earlier day, with its signed head, is found by the batches', async () => {
    const one = await aVerifiedCase();
    const before = [...one.items(), ...one.table.all().filter(({ pk }) => pk === keys.signedHead(one.caseId).pk)];
    await one.story.scores(5);
    await one.amends.call('POST', `${one.story.path}/messages`, { body: { text: 'Y otra cosa más, por favor.' } });
    await one.sign();
    expect(await one.found()).toEqual([]);
    for (const item of one.items()) await one.drop(item);
    for (const item of before) await one.put(item);
    const lines = await one.found();
    expect(lines).toContainEqual(expect.stringMatching(/^not-as-signed \d+$/));
    expect(lines).toContainEqual(expect.stringMatching(/^signed-head-replaced \d+$/));
  });

  it('A case that is gone, with all that listed it, is missed', async () => {
    const one = await untouched();
    for (const item of one.items()) await one.drop(item);
    expect(await one.found()).toEqual(['case-missing']);
  });

  it('Batches that were taken out, changed, signed by another or cut off are found', async () => {
    const found = async (attack: Attack) => {
      const one = await untouched();
      await attack(one);
      return one.found();
    };
    expect(await found(({ drop }) => drop({ ...keys.batch(2) }))).toEqual(
      expect.arrayContaining(['batch 2 missing', 'batch 3 out-of-chain']),
    );
    const withOtherHeads: Attack = ({ put }) => put({ ...keys.batchHeads(2), heads: [] });
    expect(await found(withOtherHeads)).toContain('batch 2 other-heads');
    const signedByAnother: Attack = async ({ table, put }) => {
      const stored = await storedBatch(table, 2);
      if (!stored) throw new Error('No batch');
      const batch = { ...stored.batch, at: '2026-11-23T09:00:00.000Z' };
      await put({ ...keys.batch(2), batch, signature: await aHistoryKey().sign(JSON.stringify(batch)) });
    };
    expect(await found(signedByAnother)).toContain('batch 2 not-signed-by-us');
    const cutOff: Attack = async ({ table, drop }) => {
      await drop(keys.batch(3));
      await drop(keys.batchHeads(3));
      expect(await storedBatch(table, 2)).toBeDefined();
    };
    expect(await found(cutOff)).toContain('batch 3 missing');
  });

  it('A case whose change was kept from the signer, while others were signed, is found', async () => {
    const one = await aVerifiedCase();
    await one.amends.call('POST', `${one.story.path}/messages`, { body: { text: 'Y otra cosa más, por favor.' } });
    const { caseId } = await cast(one.amends, {
      text: 'Otra queja, de otra caldera.',
      customer: { email: 'x@y.example' },
    });
    await one.sign((head) => head.caseId === caseId);
    expect(await one.found()).toEqual([]);
    one.amends.moveTo(new Date(Date.parse(one.amends.now()) + 14 * 60 * 60 * 1000).toISOString());
    await one.amends.call('POST', `/desk/cases/${caseId}/notes`, { user: staff('sofia'), body: { text: 'Nota.' } });
    await one.sign((head) => head.caseId === caseId);
    expect(await one.found()).toEqual([expect.stringMatching(/^left-unsigned \d+$/)]);
  });

  it('With another key than ours nothing that was signed counts', async () => {
    const one = await untouched();
    expect(await one.found(aHistoryKey().publicKey)).toContain('batch 1 not-signed-by-us');
  });
});
