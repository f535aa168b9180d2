import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block } from '#functions/retention/block.ts';
import { destroy } from '#functions/retention/destroy.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { networkOf } from '#platform/http/network.ts';
import { fileStore } from '#test/functions/retention/retention-fixture.ts';
import { complaintsFixture, post } from './complaints-api.ts';

const KEY = { 'idempotency-key': '1' };
const text = 'La caldera pierde agua desde el lunes.';
const ana = { name: 'Ana Pérez', email: 'ana@example.com' };

const keyed = (source?: string) => ({ ...KEY, ...(source && { source }) });

describe('whose an idempotency key is', () => {
  const clients = {
    'another address': { first: { customer: ana }, second: { customer: { email: 'luis@example.com' } } },
    'another number': { first: { customer: { phone: '600112233' } }, second: { customer: { phone: '600112234' } } },
    'another customer number': { first: { customer: { id: 'C-1' } }, second: { customer: { id: 'C-2' } } },
    'nobody after somebody': { first: { customer: ana }, second: {} },
    'a name alone, from elsewhere': {
      first: { customer: { name: 'Ana' }, from: '192.0.2.1' },
      second: { customer: { name: 'Ana' }, from: '192.0.2.2' },
    },
    'the same words from elsewhere': { first: { from: '192.0.2.1' }, second: { from: '192.0.2.2' } },
    'another network of IPv6': { first: { from: '2001:db8:0:1::5' }, second: { from: '2001:db8:0:2::5' } },
    'no known place': { first: { from: '192.0.2.1' }, second: {} },
  } satisfies Record<string, Record<'first' | 'second', { customer?: object; from?: string }>>;

  it.each(Object.entries(clients))('A key chosen by two clients is two keys: %s', async (_, { first, second }) => {
    const { deps } = complaintsFixture();
    const send = ({ from, ...body }: { customer?: object; from?: string }, more = {}) =>
      post(deps, { text, ...body, ...more }, keyed(from));
    const one = await send(first);
    const other = await send(second);
    expect([one.status, other.status]).toEqual([202, 202]);
    expect(other.body.caseId).not.toBe(one.body.caseId);
    expect(await send(first)).toEqual(one);
    expect(await send(second)).toEqual(other);
    expect((await send(second, { subject: 'Otra' })).status).toBe(422);
  });

  it.each([
    ['an address in other letters', { email: 'ana@example.com' }, { email: 'ana@EXAMPLE.com' }],
    ['a number with its country', { phone: '600 11 22 33' }, { phone: '+34600112233' }],
    ['an address with a number', { email: 'ana@example.com' }, { email: 'ana@example.com', phone: '600112233' }],
  ])('A key is the same of one person, who is written otherwise: %s', async (_, before, after) => {
    const { deps } = complaintsFixture();
    await post(deps, { text, customer: before }, keyed('192.0.2.1'));
    expect((await post(deps, { text, customer: after }, keyed('198.51.100.7'))).status).toBe(422);
  });

  it('A person who goes on from another network gets the same answer', async () => {
    const { deps } = complaintsFixture();
    const first = await post(deps, { text, customer: ana }, keyed('192.0.2.1'));
    expect(await post(deps, { text, customer: ana }, keyed('2001:db8::1'))).toEqual(first);
  });

  it('Somebody without a name gets the same answer from their own network, also under another address of IPv6', async () => {
    const { deps } = complaintsFixture();
    const first = await post(deps, { text }, keyed('2001:db8:0:1:aaaa::5'));
    expect(await post(deps, { text }, keyed('2001:db8:0:1:bbbb::6'))).toEqual(first);
  });

  it('What a client writes into a header says nothing of where it is', async () => {
    const { deps } = complaintsFixture();
    const forged = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.1' };
    const first = await post(deps, { text }, keyed('192.0.2.1'));
    const other = await post(deps, { text }, { ...keyed('203.0.113.9'), ...forged });
    expect(other.body.caseId).not.toBe(first.body.caseId);
  });
});

describe('what a key leaves', () => {
  const filed = async () => {
    const fixture = complaintsFixture();
    const { body } = await post(fixture.deps, { text, customer: ana }, keyed('192.0.2.1'));
    const deps = { ...fixture.deps, files: fileStore().files };
    const left = (what = /^IDEM#|USEDKEY#/) =>
      fixture.table.all().filter(({ pk, sk }) => !pk.startsWith('BLOCKED#') && what.test(`${pk} ${sk}`));
    return { ...fixture, deps, caseId: String(body.caseId), body, left };
  };

  it('No link, no address, no words and no key are in it', async () => {
    const { left, caseId } = await filed();
    expect(left()).toHaveLength(2);
    const [receipt] = left(/^IDEM#/);
    expect(JSON.stringify(left())).not.toMatch(/https?:|\/t\/|ana@|caldera|192\.0/);
    expect(Object.keys(receipt ?? {}).toSorted()).toEqual(
      ['bodyHash', 'caseId', 'pk', 'receipt', 'sk', 'ttl'].toSorted(),
    );
    expect(receipt).toMatchObject({ caseId, receipt: { reference: 'AM-22222222' } });
  });

  it('It is blocked with the case and comes back with it', async () => {
    const { deps, left, caseId, body } = await filed();
    await block(caseId, deps);
    expect(left()).toEqual([]);
    await unblock({ caseId, by: 'sofia', reason: 'juzgado' }, deps);
    expect((await post(deps, { text, customer: ana }, keyed())).body).toEqual(body);
  });

  it('It is erased with the case: nobody gets the link of what is gone, and who asks again is heard', async () => {
    const { deps, left, caseId, table } = await filed();
    await destroy(caseId, deps, 'erased');
    expect(table.all().filter(({ pk, sk }) => /IDEM#|USEDKEY#/.test(`${pk} ${sk}`))).toEqual([]);
    const again = await post(deps, { text, customer: ana }, keyed());
    expect([again.status, again.body.caseId === caseId]).toEqual([202, false]);
    expect(left()).toHaveLength(2);
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%j is in %j', (address, network) => expect(networkOf(address)).toBe(network));

  it('Every address of IPv6 is in the network of its first four groups, however it is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const whole = networkOf(address);
        expect(whole).toMatch(/^(?:[0-9a-f]{1,4}:){4}:\/64$|^\d+\.\d+\.\d+\.\d+$/);
        expect(networkOf(address.toUpperCase())).toBe(whole);
      }),
    );
  });
});
