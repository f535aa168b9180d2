import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxesIn } from '#channels/email/mailboxes.ts';
import { parsedLetter } from './letters.ts';

const first = (value: string) => mailboxesIn(value)[0];

describe('a header that names people', () => {
  it.each([
    ['Lopez, Ana <ana@example.org>', 'ana@example.org', 'Lopez, Ana'],
    ['Tienda Sol, S.L. <ventas@sol.example>', 'ventas@sol.example', 'Tienda Sol, S.L.'],
    ['"Ana: ventas" <ana@example.org>', 'ana@example.org', 'Ana: ventas'],
    ['Ana: ventas <ana@example.org>', 'ana@example.org', 'Ana: ventas'],
    ['Soporte; Ana <ana@example.org>', 'ana@example.org', 'Soporte; Ana'],
    ['=?utf-8?q?L=C3=B3pez=2C_Ana?= <ana@example.org>', 'ana@example.org', 'López, Ana'],
    ['=?utf-8?B?TMOzcGV6LCBBbmE=?=<ana@example.org>', 'ana@example.org', 'López, Ana'],
    ['López, Ana <ana@example.org>', 'ana@example.org', 'López, Ana'],
    ['ana@example.org (Ana López)', 'ana@example.org', 'Ana López'],
    ['(Ana) ana@example.org', 'ana@example.org', 'Ana'],
    ['"Ana" ana@example.org', 'ana@example.org', 'Ana'],
    ['Ana [ventas] <ana@example.org>', 'ana@example.org', 'Ana [ventas]'],
    ['Ana <Pérez> <ana@example.org>', 'ana@example.org', 'Ana'],
    ['"Ana <jefa>" <ana@example.org>', 'ana@example.org', 'Ana <jefa>'],
    ['Ana "la jefa <ana@example.org>', 'ana@example.org', 'Ana "la jefa'],
    ['Pete(A wonderful \\) chap) <pete(his account)@silly.test(his host)>', 'pete@silly.test', 'Pete'],
    ['John Doe <jdoe@machine(comment).  example>', 'jdoe@machine.example', 'John Doe'],
    ['Ana <ana@example.org', 'ana@example.org', 'Ana'],
    ['Ana <mailto:ana@example.org>', 'ana@example.org', 'Ana'],
    ['<@relay.example,@b.example:ana@example.org>', 'ana@example.org', undefined],
    ['Equipo: ana@example.org, luis@example.org;', 'ana@example.org', undefined],
    ["'ana@example.org'", 'ana@example.org', undefined],
    ['"ana@example.org"', 'ana@example.org', undefined],
    ['ana@example.org,', 'ana@example.org', undefined],
    ['"ana lopez"@example.org', '"ana lopez"@example.org', undefined],
    ['José <josé@español.example>', 'josé@español.example', 'José'],
    ['=?utf-8?q?Ana_=3Cana=40example.org=3E?=', 'ana@example.org', 'Ana'],
    ['root@localhost', 'root@localhost', undefined],
  ])('An address is read from: %s', (value, address, name) => {
    expect(first(value)).toEqual({ address, ...(name && { name }) });
  });

  it.each(['MAILER-DAEMON <>', 'undisclosed-recipients:;', 'Ana', '', '@', 'ana@', '<@example.org>', 'a @ b'])(
    'No address is made up from: %s',
    (value) => {
      expect(mailboxesIn(value)).toEqual([]);
    },
  );

  it('An address in a name never stands for the one in brackets', () => {
    expect(first('"victima@banco.example" <malo@evil.example>')?.address).toBe('malo@evil.example');
    expect(first('=?utf-8?q?victima=40banco=2Eexample?= <malo@evil.example>')?.address).toBe('malo@evil.example');
    expect(first('(victima@banco.example) malo@evil.example')?.address).toBe('malo@evil.example');
  });

  it('A list keeps its order, with and without brackets', () => {
    const list = 'ana@example.org, "Ruiz, Luis" <luis@example.org>, Eva: eva <eva@example.org>';
    expect(mailboxesIn(list).map(({ address }) => address)).toEqual([
      'ana@example.org',
      'luis@example.org',
      'eva@example.org',
    ]);
  });

  it('Whatever name somebody has, the address in brackets is found', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aé ,;:.()[]"\'@\\'), maxLength: 30 });
    fc.assert(
      fc.property(name, (called) => {
        expect(mailboxesIn(`${called} <ana@example.org>`).at(-1)?.address).toBe('ana@example.org');
      }),
    );
  });

  it('A header of any length is read in time', () => {
    for (const open of ['"', '(', '<', '(a ', '"a" ', 'a@b ', '@', ',', 'a'])
      expect(mailboxesIn(open.repeat(200_000)).length).toBeLessThan(51);
  });
});

describe('the sender of a mail', () => {
  it.each([
    ['two From lines, one without address', { From: ['Ana López', 'ana@example.org'] }],
    ['two From lines', { From: ['Ana <ana@example.org>', 'otra@example.org'] }],
    ['Sender only', { From: undefined, Sender: 'ana@example.org' }],
    ['Reply-To only', { From: undefined, 'Reply-To': 'Ana <ana@example.org>' }],
    ['a From without address', { From: 'Ana López', 'Reply-To': 'ana@example.org' }],
    ['a folded From', { From: 'Ana\r\n López\r\n\t<ana@example.org>' }],
  ])('The sender is found with %s', async (_, headers) => {
    expect((await parsedLetter(headers)).from?.address).toBe('ana@example.org');
  });

  it('Recipients are known however they are written, in one spelling', async () => {
    const { recipients } = await parsedLetter({
      To: 'Atención, cliente <Atencion@Lumbre.example>',
      Cc: 'ventas@ESPAÑOL.example',
    });
    expect(recipients).toEqual(['atencion@lumbre.example', 'ventas@xn--espaol-zwa.example']);
  });
});
