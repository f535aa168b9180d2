import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTone, type Finding } from '#domain/tone/check-tone.ts';
import { policy } from '#test/support/case-fixture.ts';

const check = (text: string, language: 'es' | 'en' = 'es', limit = 10_000): Finding[] =>
  checkTone(text, language, { rules: policy.tone, mayGrant: { limit, currency: 'EUR' } });

const wrong: [Finding['kind'], 'es' | 'en', string, string][] = [
  ['blame', 'es', 'Usted debería haber leído el contrato.', 'debería haber'],
  ['blame', 'es', 'Lo ocurrido es culpa suya.', 'culpa suya'],
  ['blame', 'es', 'Según usted, la caldera no enciende.', 'Según usted'],
  ['blame', 'es', 'COMO YA LE DIJIMOS el martes, hay que esperar.', 'COMO YA LE DIJIMOS'],
  ['blame', 'en', 'You should have told us earlier.', 'You should have'],
  ['blame', 'en', 'You failed to follow the manual.', 'You failed to'],
  ['blame', 'en', 'The allegedly broken boiler works.', 'allegedly'],
  ['irony', 'es', 'Obviamente, la factura es correcta.', 'Obviamente'],
  ['irony', 'es', 'Lamentamos que se sienta así.', 'Lamentamos que se sienta'],
  ['irony', 'es', 'Hemos visto su «problema» con la caldera.', '«problema»'],
  ['irony', 'es', 'Ya lo hemos mirado tres veces!!', '!!'],
  ['irony', 'en', 'I am sorry you feel that way.', 'sorry you feel'],
  ['irony', 'en', 'With all due respect, the bill is right.', 'With all due respect'],
  ['excuse', 'es', 'Lamentablemente tardaremos una semana.', 'Lamentablemente'],
  ['excuse', 'es', 'Es nuestra política no devolver los gastos.', 'Es nuestra política'],
  ['excuse', 'en', 'Due to an unusually high demand we are late.', 'unusually high'],
  ['excuse', 'en', 'There is nothing we can do.', 'There is nothing we can'],
  ['jargon', 'es', 'Su ticket ha sido escalado.', 'ticket'],
  ['jargon', 'es', 'Le contestaremos a la mayor brevedad.', 'a la mayor brevedad'],
  ['jargon', 'en', 'Please be advised that your ticket is open.', 'Please be advised'],
  ['promise', 'es', 'Le garantizamos que se resolverá.', 'Le garantizamos'],
  ['promise', 'es', 'Le devolveremos 450 € mañana.', 'Le devolveremos 450 € mañana'],
  ['promise', 'es', 'Lo sentimos. Le abonamos 1.200,50 euros en su cuenta.', 'Le abonamos 1.200,50 euros en su cuenta'],
  ['promise', 'en', 'I promise it is fixed.', 'I promise'],
  ['unfinished', 'es', 'Hola, {nombre}: ya está.', '{nombre}'],
  ['unfinished', 'es', 'Hola, {{ customer.name }}: ya está.', '{ customer.name }'],
  ['unfinished', 'es', 'Le llamamos el [DÍA Y HORA].', '[DÍA Y HORA]'],
  ['unfinished', 'en', 'Dear <first name>, it is done.', '<first name>'],
  ['unfinished', 'es', 'Le ingresamos XXX euros.', 'XXX'],
  ['unfinished', 'es', 'Su pedido ______ sale hoy.', '______'],
  ['unfinished', 'en', 'Your order undefined leaves today.', 'undefined'],
  [
    'promise',
    'en',
    'We will refund you €300 and the €20 of postage.',
    'We will refund you €300 and the €20 of postage',
  ],
];

const right: ['es' | 'en', string][] = [
  ['es', 'Tiene razón: fue un error nuestro y lo sentimos. El jueves 26 va un técnico a su casa.'],
  ['es', 'No es culpa suya: el filtro venía mal montado de fábrica.'],
  ['es', 'Usted no debería haber tenido que esperar tres semanas.'],
  ['es', 'Le devolvemos 30 € por el mismo medio por el que pagó.'],
  ['es', 'La factura que nos envía es de 450 €; la revisamos hoy y le llamo mañana antes de las 12:00.'],
  ['es', '¿Puede decirme a qué hora le viene bien que le llame?'],
  ['en', 'You are right: it was our mistake and we are sorry. A technician visits you on Thursday.'],
  ['en', 'It is not your fault: the filter was fitted wrongly at the factory.'],
  ['en', 'You did not have to wait for three weeks. We have moved your visit to Monday.'],
  ['en', 'We pay back €30 the same way you paid.'],
  ['en', 'Thank you for the photographs. I call you tomorrow before noon to tell you what we found.'],
];

describe('the tone of a text', () => {
  it.each(wrong)('%s, %s: %s', (kind, language, text, words) => {
    const found = check(text, language).find((finding) => finding.words === words);
    expect(found).toMatchObject({ kind, words });
    expect(text.slice(found?.begin, found?.end)).toBe(words);
    expect(found?.why[language]).toMatch(/\.$/);
  });

  it.each(right)('The tone of a text: nothing is wrong with, %s: %s', (language, text) => {
    expect(check(text, language)).toEqual([]);
  });

  it('The tone of a text tells money beyond the writer’s authority only', () => {
    expect(check('Le devolveremos 450 €.', 'es', 45_000)).toEqual([]);
    expect(check('Le devolveremos 450 €.', 'es', 44_999)).toMatchObject([{ rule: 'promise-amount', serious: true }]);
    expect(checkTone('Le devolveremos 450 €.', 'es', { rules: policy.tone })).toEqual([]);
  });

  it('The tone of a text finds in the order of the text, once for each place', () => {
    const found = check('Obviamente es culpa suya. Lamentablemente, su ticket sigue abierto.');
    expect(found.map(({ kind }) => kind)).toEqual(['irony', 'blame', 'excuse', 'jargon']);
  });

  it('The tone of a text never throws, and every place is the words it tells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...wrong.map(([, , text]) => text))), {
          maxLength: 5,
        }),
        (parts) => {
          const text = parts.join(' ');
          for (const { begin, end, words } of check(text)) {
            expect(text.slice(begin, end)).toBe(words);
            expect(words).not.toBe('');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
