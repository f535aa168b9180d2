import { describe, expect, it } from 'vitest';
import { readAcceptance } from '#domain/understand/acceptance.ts';
import { policy } from '#test/support/case-fixture.ts';

const repair = { optionId: 'a', title: 'Reparación sin coste' };
const credit = { optionId: 'b', title: 'Un abono de 30,00 € en su próxima factura' };
const visit = { optionId: 'c', title: 'Visita prioritaria de un técnico' };
const [single, two, three] = [[repair], [repair, credit], [repair, credit, visit]];

const heard = (text: string, options = two) => readAcceptance(policy, text, options);

describe('readAcceptance', () => {
  it.each([
    ['acepto la opción b', 'b'],
    ['Acepto la opcion B.', 'b'],
    ['de acuerdo con la primera', 'a'],
    ['De acuerdo con la segunda, gracias.', 'b'],
    ['Sí, acepto la b', 'b'],
    ['si, acepto la b', 'b'],
    ['Buenos días:\n\nAceptamos la opción 2.\n\nUn saludo,\nRosa', 'b'],
    ['Vale, la b', 'b'],
    ['La b, gracias', 'b'],
    ['b', 'b'],
    ['Me quedo con la 1ª', 'a'],
    ['Elijo el abono: acepto un abono de 30,00 € en su próxima factura', 'b'],
    ['Prefiero la última', 'b'],
    ['Me parece bien la opción a', 'a'],
    ['I accept option b', 'b'],
    ["OK, I'll take the first one", 'a'],
    ['We accept the second offer. Thank you.', 'b'],
    ['Fine with me: option (b), please', 'b'],
  ])('“%s” accepts option %s', (text, optionId) => {
    expect(heard(text)).toEqual({ optionId });
  });

  it.each(['vale, acepto', 'Acepto.', 'ACEPTO SU PROPUESTA', 'sí, acepto', 'I accept', 'Trato hecho'])(
    '“%s” accepts the only option, and names none of several',
    (text) => {
      expect(heard(text, single)).toEqual({ optionId: 'a' });
      expect(heard(text, three)).toEqual({});
    },
  );

  it.each(['Vale', 'De acuerdo', 'Me parece bien', 'ok', 'Agreed'])(
    '“%s” is enough where there is one option',
    (text) => {
      expect(heard(text, single)).toEqual({ optionId: 'a' });
      expect(heard(text)).toBeUndefined();
    },
  );

  it.each([
    'acepto si me devuelven también los gastos',
    'Acepto la b si me devuelven el dinero',
    'Acepto la opción b, pero quiero además una disculpa',
    'Acepto la b. Además, quiero que me devuelvan los gastos.',
    'no acepto',
    'No acepto la opción b',
    'No estoy de acuerdo con la primera',
    'No, la b no',
    'La opción b no me convence',
    'No puedo aceptar la b',
    'Nunca aceptaré la b',
    'Aceptaría la b con una semana más',
    'Acepto siempre que me llamen antes',
    'Acepto la a o la b',
    'Acepto las dos',
    'Acepto ambas opciones',
    'Acepto que se equivocaron',
    'Mi vecina aceptó la b',
    '¿Qué pasa si acepto la b?',
    'Acepto la b?',
    'Quizá la b',
    'Creo que la b',
    'Rechazo la a',
    'Gracias',
    'Vale, gracias',
    'La caldera sigue fría.',
    'La avería es de la primera semana',
    'Llámenme a las 10',
    'I accept if you also refund the delivery',
    'I do not accept option b',
    "I don't accept",
    'I would accept option b with more time',
    'Maybe option b',
    'Only option b instead of the repair',
    `Acepto la b. ${'Le cuento otra vez lo que pasó con el pedido. '.repeat(20)}`,
  ])('“%s” is no acceptance', (text) => {
    expect(heard(text)).toBeUndefined();
  });

  it('An option that is not of the offer is not accepted', () => {
    expect(heard('Acepto la opción d')).toEqual({});
    expect(heard('la d', two)).toBeUndefined();
  });
});
