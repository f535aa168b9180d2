import { describe, expect, it, vi } from 'vitest';
import { lastCustomerFile, worthOf } from '#cases/store/worths.ts';
import type { Identity } from '#domain/case/identity.ts';
import { takeFile } from '#functions/customer-file/take-file.ts';
import { Changed } from '#platform/aws/object-lines.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { CASE_ID, caseFixture, policy } from '#test/support/case-fixture.ts';

const SECRET = 'identity-of-the-tests';
const HEADER = 'id;value;since;products;orders;email;phone';
const proof = { how: 'authenticated-mail', at: '2026-11-23T09:00:00.000Z' } as const;

const known = (by: { email?: string; phone?: string; id?: string }, over: Partial<Identity> = { proof }): Identity[] =>
  customerIdentities(SECRET, by).map((identity) => ({ ...identity, ...over }));

const aCompany = () => {
  const fixture = caseFixture();
  const { table, clock } = fixture;
  let file = { lines: [] as string[], etag: '"1"', bytes: 1000 };
  const objects = {
    about: async () => ({ bytes: file.bytes, etag: file.etag }),
    async *lines(_: string, etag: string) {
      for (const line of file.lines) {
        if (etag !== file.etag) throw new Changed('gone');
        yield line;
      }
    },
  };
  const ofFile = { ...policy, customers: { ...policy.customers, source: 'file' as const } };
  const deps = { table, clock, policy: ofFile, identity: async () => ({ current: SECRET }), objects };
  const lays = (lines: string[], { key = 'customers/today.csv', bytes = 1000 } = {}) => {
    file = { lines, etag: `"${lines.length}"`, bytes };
    return takeFile({ key, asOf: clock.now() }, deps);
  };
  const worth = (identities: Identity[]) => worthOf(deps)({ caseId: CASE_ID, identities });
  return { ...fixture, deps, lays, worth, table };
};

describe('a file of customers', () => {
  it('A customer is worth what the file says, to whoever has proved their address', async () => {
    const { lays, worth } = aCompany();
    await lays([HEADER, 'C-1;1234567,89;2014-03-01;3;12;Eva@Example.com;600 11 22 33', 'C-2;10;;;;;']);
    const said = { known: true, value: 123456789, since: '2014-03-01', products: 3, orders: 12 };
    expect(await worth(known({ email: 'eva@example.com' }))).toMatchObject(said);
    expect(await worth(known({ phone: '+34600112233' }))).toMatchObject(said);
  });

  it('A claimed address makes nobody a million-euro customer, nor does a claimed customer number', async () => {
    const { lays, worth } = aCompany();
    await lays([HEADER, 'C-1;1000000;;;;eva@example.com;']);
    const claimed = [...known({ email: 'eva@example.com' }, {}), ...known({ id: 'C-1' }, {})];
    expect(await worth(claimed)).toEqual({ known: false, why: 'unproved' });
    expect(await worth([...claimed, ...known({ email: 'thief@example.com' })])).toEqual({
      known: false,
      why: 'not-found',
    });
    expect(await worth(known({ email: 'eva@example.com' }, { proof, of: 'another case' }))).toMatchObject({
      known: false,
    });
    expect(await worth(known({ id: 'C-1' }, { corrected: true }))).toMatchObject({ known: true, value: 100_000_000 });
  });

  it('Who leads to two customers is worth nothing that is known', async () => {
    const { lays, worth } = aCompany();
    await lays([HEADER, 'C-1;1000;;;;eva@example.com;', 'C-2;20;;;;;+34600112233']);
    const both = [...known({ email: 'eva@example.com' }), ...known({ phone: '+34600112233' })];
    expect(await worth(both)).toEqual({ known: false, why: 'several' });
  });

  it('A value that is too old is unknown, and the table forgets it', async () => {
    const { lays, worth, clock, table } = aCompany();
    await lays([HEADER, 'C-1;1000;;;;eva@example.com;']);
    const [row] = table.all().filter(({ pk, sk }) => pk !== 'WORTH#' && sk === 'WORTH');
    expect(row?.['ttl']).toBe(Date.parse(clock.after(clock.now(), policy.customers.keptFor)) / 1000);
    clock.pass('P4D');
    expect(await worth(known({ email: 'eva@example.com' }))).toEqual({ known: false, why: 'outdated' });
  });

  it('JSON with one object a line is read as well', async () => {
    const { lays, worth } = aCompany();
    await lays(['{"id":"C-1","value":12.5,"email":"eva@example.com"}'], { key: 'customers/today.jsonl' });
    expect(await worth(known({ email: 'eva@example.com' }))).toMatchObject({ value: 1250 });
  });

  it('Rows that cannot be read are listed by their place, without what is in them', async () => {
    const { lays, table } = aCompany();
    const good = Array.from({ length: 40 }, (_, n) => `C-${n};${n};;;;;`);
    await lays([HEADER, ...good, 'C-x;much;;;;secret@example.com;', '']);
    const file = await lastCustomerFile(table);
    expect(file).toMatchObject({ status: 'taken', rows: 40, unreadable: 1 });
    expect(file?.problems).toEqual([{ row: 42, message: 'cannot be read: value' }]);
    expect(JSON.stringify(table.all())).not.toContain('secret@example.com');
  });

  it.each<[string, string[], object, string]>([
    ['has no header', ['C-1;1000'], {}, 'no-header'],
    ['is too large', [HEADER, 'C-1;1;;;;;'], { bytes: 1e9 }, 'too-large'],
    ['has no row', [HEADER], {}, 'nothing-readable'],
    ['is mostly unreadable', [HEADER, 'C-1;1;;;;;', 'C-2;x;;;;;'], {}, 'too-many-unreadable'],
    ['is less than half of the one before', [HEADER, 'C-1;1;;;;;'], {}, 'too-few-rows'],
  ])('A file that %s is refused whole, and the one before holds', async (_, lines, how, why) => {
    const { lays, worth, table, clock } = aCompany();
    const before = Array.from({ length: 9 }, (_, n) => `C-${n + 10};7;;;;;`);
    await lays([HEADER, 'C-1;1000;;;;eva@example.com;', ...before]);
    const held = clock.now();
    clock.pass('P1D');
    await lays(lines, how);
    expect(await lastCustomerFile(table)).toMatchObject({ status: 'refused', why, holds: held });
    expect(await worth(known({ email: 'eva@example.com' }))).toMatchObject({ value: 100_000 });
  });

  it('What fails half-way says that it is being read, and a repeat takes all of it', async () => {
    const { lays, deps, table } = aCompany();
    const write = table.write.bind(table);
    let calls = 0;
    vi.spyOn(table, 'write').mockImplementation(async (writes) => {
      calls++;
      if (calls === 3) throw new Error('throttled');
      return write(writes);
    });
    const rows = Array.from({ length: 200 }, (_, n) => `C-${n};${n};;;;;`);
    await expect(lays([HEADER, ...rows])).rejects.toThrow('throttled');
    expect(await lastCustomerFile(deps.table)).toMatchObject({ status: 'reading' });
    expect(await lays([HEADER, ...rows])).toMatchObject({ status: 'taken', rows: 200 });
  });
});
