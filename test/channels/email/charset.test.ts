import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misdeclared } from '#channels/email/charset.ts';
import { decodePage } from '#channels/email/code-page.ts';

/** Bytes of a text in an encoding of single bytes. */
const inPage = (text: string, page = 1252): Buffer => {
  const letters = decodePage(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
    page,
  );
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
};
const LONG = 'Buenos días: la lavadora llegó rota y nadie me contestó. ¿Qué pasó? Son 200 €.';

describe('bytes that do not say what they are', () => {
  it.each([
    ['Spanish', LONG],
    ['one word', 'Mañana'],
    ['one letter', 'ñ'],
    ['capitals', 'LÓPEZ ÁLVAREZ, ÑAÑ'],
    ['marks', '¿?¡!ªº«»“”€'],
    ['Catalan', 'Bon dia: la caldera perd aigua i ningú no m’ha contestat. Gràcies, ça va?'],
    ['Portuguese', 'A máquina não funciona há três dias, é inadmissível.'],
    ['French', 'La machine ne marche pas, je suis très déçu, ça suffit.'],
    ['German', 'Die Maschine läuft nicht, ich möchte mein Geld zurück. Grüße'],
  ])('Bytes without a charset are windows-1252: %s', async (_, text) => {
    for (const charset of [undefined, 'us-ascii', 'utf-8', 'unknown-8bit', 'x-unknown', 'default_charset'])
      expect(await misdeclared(inPage(text), { charset }), charset).toBe(text);
  });

  it.each([
    ['Polish', 1250, 'Pralka nie działa od trzech dni, proszę o zwrot pieniędzy. Żądam odpowiedzi.'],
    ['Czech', 1250, 'Pračka už tři dny nefunguje, žádám vrácení peněz. Děkuji.'],
    ['Turkish', 1254, 'Çamaşır makinesi üç gündür çalışmıyor, paramı geri istiyorum. Teşekkürler.'],
    ['Russian', 1251, 'Стиральная машина не работает три дня, верните деньги.'],
    ['Russian of Unix', 20866, 'Стиральная машина не работает три дня, верните деньги.'],
    ['Greek', 1253, 'Το πλυντήριο δεν λειτουργεί εδώ και τρεις μέρες.'],
    ['Hebrew', 1255, 'מכונת הכביסה לא עובדת כבר שלושה ימים'],
    ['Arabic', 1256, 'الغسالة لا تعمل منذ ثلاثة أيام، أريد استرداد أموالي.'],
  ])('Bytes without a charset are what they clearly are: %s', async (_, page, text) => {
    expect(await misdeclared(inPage(text, page), {})).toBe(text);
  });

  it('Bytes without a charset are Japanese where they can be nothing else', async () => {
    expect(await misdeclared(Buffer.from('90f491f38b4082aa8e4f93fa8ad493ae82ab82dc82b982f181420d0a', 'hex'), {})).toBe(
      '洗濯機が三日間動きません。\r\n',
    );
  });
});

describe('bytes that are declared wrongly', () => {
  it.each([
    'iso-8859-1',
    'windows-1252',
    'iso-8859-15',
    'us-ascii',
    'koi8-r',
    'unknown-8bit',
    'macintosh',
    'iso-2022-jp',
  ])('UTF-8 that is called %s is read as UTF-8', async (charset) => {
    expect(await misdeclared(Buffer.from(LONG), { charset })).toBe(LONG);
  });

  it('UTF-8 with some other bytes keeps its letters, and those become theirs', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Señor, la fuga sigue aquí. '),
      inPage('«Mañana»'),
      Buffer.from(' ¿cuándo?'),
    ]);
    expect(await misdeclared(bytes, { charset: 'utf-8' })).toBe('Señor, la fuga sigue aquí. «Mañana» ¿cuándo?');
    const cut = Buffer.from('años, días, aquí').subarray(0, -1);
    expect(await misdeclared(cut, { charset: 'utf-8' })).toMatch(/^años, días, aqu/);
  });

  it('HTML is what it says of itself, where that can be', async () => {
    const html = (charset: string) => `<html><head><meta charset="${charset}"></head>Pralka nie działa`;
    expect(await misdeclared(inPage(html('windows-1250'), 1250), { isHtml: true })).toContain('działa');
    expect(await misdeclared(inPage(html('utf-8').replace('działa', 'mañana')), { isHtml: true })).toContain('mañana');
    const old = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">Ładnie';
    expect(
      await misdeclared(Buffer.from([...old].map((letter) => (letter === 'Ł' ? 0xa3 : letter.charCodeAt(0)))), {
        isHtml: true,
      }),
    ).toContain('Ładnie');
  });

  it('Text that is called UTF-16 and is not is read as it stands; UTF-16 that says so in its first bytes too', async () => {
    expect(await misdeclared(Buffer.from('Hola'), { charset: 'utf-16' })).toBe('Hola');
    expect(await misdeclared(Buffer.from('\ufeffMañana', 'utf16le'), { charset: 'utf-8' })).toBe('Mañana');
  });

  it('What is declared rightly is left alone', async () => {
    const right: [Buffer, string][] = [
      [Buffer.from(LONG), 'utf-8'],
      [Buffer.from(LONG), ''],
      [inPage(LONG), 'windows-1252'],
      [inPage('Ładnie', 1250), 'windows-1250'],
      [inPage('мир', 1251), 'cp1251'],
      [Buffer.from('90f391f0', 'hex'), 'cp932'],
      [Buffer.from('Hola'), 'us-ascii'],
      [Buffer.from('Hola', 'utf16le'), 'utf-16le'],
      [Buffer.from('\x1b$B@vBu5!\x1b(B'), 'iso-2022-jp'],
    ];
    for (const [bytes, charset] of right) expect(await misdeclared(bytes, { charset }), charset).toBeUndefined();
  });

  it('Any bytes become text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string(), async (bytes, charset) => {
        expect(typeof ((await misdeclared(bytes, { charset, isHtml: true })) ?? '')).toBe('string');
      }),
    );
  });
});
