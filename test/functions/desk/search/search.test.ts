import { afterEach, describe, expect, it, vi } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { orderKey } from '#domain/matching/matching.ts';
import { customerIdentities } from '#platform/customer-keys.ts';
import { caseFixture, caseIdNumber, SEARCH_KEY, standingClock } from '#test/support/case-fixture.ts';
import { aDesk, elena, iker, lucia, sofia } from '#test/support/desk.ts';

const [first, second, third] = [caseIdNumber(1), caseIdNumber(2), caseIdNumber(3)];
const ana = { name: 'Ana Núñez Robles', email: 'ana@example.com', phone: '+34612345678', id: 'C-1001' };

/** Three cases: Ana's boiler, Bruno's washing machine, and Ana's invoice. */
const anArchive = async () => {
  const fixture = aDesk(caseFixture(standingClock(), 'searchable'));
  const known = (person: Parameters<typeof customerIdentities>[1]) => ({
    identities: customerIdentities(SEARCH_KEY, person),
  });
  await fixture.openCase({
    head: { ...known(ana), product: 'Caldera Confort' },
    complainant: ana,
    text: 'La caldera pierde agua por el quemador desde el viernes.',
  });
  await fixture.openCase({
    head: { caseId: second, reference: 'AM-22222222', ...known({ email: 'bruno@example.com' }) },
    complainant: { name: 'Bruno Lavandera', email: 'bruno@example.com' },
    text: 'La lavadora no centrifuga y pierde agua.',
  });
  await fixture.openCase({
    head: { caseId: third, reference: 'AM-33333333', ...known({ email: ana.email }) },
    complainant: { name: ana.name, email: ana.email },
    text: 'Me han cobrado dos veces la misma factura.',
  });
  await storeItems(fixture.table, first, [{ kind: 'reference', reference: 'AM-7K3Q9F2D' }]);
  await storeItems(fixture.table, second, [{ kind: 'order', hash: orderKey('L-20417') ?? '' }]);
  const search = async (q: string, as = lucia, language = 'es') =>
    fixture.desk('GET', '/desk/search', { as, query: { q }, headers: { 'accept-language': language } });
  const found = async (q: string, as = lucia): Promise<string[]> =>
    (await search(q, as)).body.cases.map(({ caseId }: { caseId: string }) => caseId);
  return { ...fixture, search, found };
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('GET /desk/search', () => {
  it.each([
    ['the reference', 'AM-7K3Q9F2D', [first]],
    ['the reference in small letters', ' am-7k3q9f2d ', [first]],
    ['the reference without what all begin with', '7K3Q9F2D', [first]],
    ['the same in small letters, with spaces', ' 7k3q  9f2d ', [first]],
    ['the reference with a space for its dash', 'am 7k3q 9f2d', [first]],
    ['the reference without its dash', 'AM7K3Q9F2D', [first]],
    ['the mail address', 'ANA@example.com', [third, first]],
    ['the phone number without its country', '612 34 56 78', [first]],
    ['the customer number', 'C-1001', [first]],
    ['the order, however it is punctuated', 'L 20417'.replace(' ', '/'), [second]],
    ['a surname without its accent', 'nunez', [third, first]],
    ['how a name begins', 'Lavand', [second]],
    ['a word of what was said', 'quemador', [first]],
    ['how a word begins, in capitals', 'CENTRIF', [second]],
    ['two words that both cases have', 'pierde agua', [second, first]],
    ['a name and a word', 'robles factura', [third]],
    ['the product', 'confort', [first]],
    ['words that no case has together', 'lavadora factura', []],
    ['what nobody said', 'helicóptero', []],
    ['less than three letters', 'la', []],
  ])('It finds cases by %s', async (_, q, expected) => {
    const { found } = await anArchive();
    expect(await found(q)).toEqual(expected);
  });

  it('It says by what a case was found, in the reader’s language, and whose it is', async () => {
    const { search } = await anArchive();
    expect((await search('ana@example.com')).body.cases[1]).toEqual({
      caseId: first,
      reference: 'AM-7K3Q9F2D',
      status: 'acknowledged',
      customer: 'Ana Núñez Robles',
      product: 'Caldera Confort',
      why: 'Coincide el correo',
      ownerName: 'Lucía Ferrándiz',
      receivedAt: expect.any(String),
    });
    expect((await search('quemador', elena, 'en')).body.cases[0].why).toBe('The name or the words match');
  });

  it('Experts find nothing, whatever they ask for', async () => {
    const { search } = await anArchive();
    const { status, body } = await search('AM-7K3Q9F2D', iker);
    expect([status, body.code]).toEqual([403, 'role-missing']);
  });

  it('Whom a case is about does not find it, by no way', async () => {
    const { found, cases, clock } = await anArchive();
    await cases.change(first, clock.now(), () => ({
      set: { concerned: { lucia: 'marked' } },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    for (const q of ['AM-7K3Q9F2D', 'C-1001', 'quemador', '612345678']) expect(await found(q), q).toEqual([]);
    expect(await found('ana@example.com')).toEqual([third]);
    expect(await found('quemador', sofia)).toEqual([first]);
  });

  it('A merged case leads to the one it was merged into, once', async () => {
    const { found, cases, clock } = await anArchive();
    await cases.change(third, clock.now(), () => ({
      set: { mergedInto: first },
      events: [{ type: 'note-added', actor: { kind: 'person', id: 'sofia' }, data: { messageId: 'n' } }],
    }));
    expect(await found('ana@example.com')).toEqual([first]);
    expect(await found('factura')).toEqual([first]);
  });

  it.each(['', ' ', 'x', 'x'.repeat(201)])('What is too short or too long is refused: "%s"', async (q) => {
    const { search } = await anArchive();
    expect((await search(q)).body.code).toBe('value-invalid');
  });

  it('What was searched for stands in no log, and no word of a customer in a key of the table', async () => {
    const lines: string[] = [];
    for (const level of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(said.join(' ')));
    vi.spyOn(process.stdout, 'write').mockImplementation((said) => {
      lines.push(String(said));
      return true;
    });
    const { search, table } = await anArchive();
    await search('quemador');
    await search('ana@example.com');
    expect(lines.join('\n')).not.toMatch(/quemador|ana@example/);
    const keysOfTable = table.all().flatMap(({ pk, sk, gsi1pk, gsi1sk }) => [pk, sk, gsi1pk, gsi1sk]);
    expect(keysOfTable.join('\n').toLowerCase()).not.toMatch(/quemador|robles|caldera/);
  });
});
