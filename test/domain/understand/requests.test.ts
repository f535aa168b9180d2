import { describe, expect, it } from 'vitest';
import { judge } from '#domain/understand/judge.ts';
import { asksForPerson, cancellationIn } from '#domain/understand/requests.ts';
import { policy } from '#test/support/case-fixture.ts';

const PERSON = { supervisor: false };
const SUPERVISOR = { supervisor: true };

describe('whether a text asks for a person', () => {
  it.each([
    ['Quiero hablar con una persona, por favor.', PERSON],
    ['QUIERO HABLAR CON UNA PERSONA!!!', PERSON],
    ['Esto es un robot. Pásame con un agente.', PERSON],
    ['Que me llame alguien de una vez', PERSON],
    ['No hay manera de hablar con una persona', PERSON],
    ['Llevo tres días y no me dejan hablar con nadie', PERSON],
    ['I want to speak to a human being', PERSON],
    ['Can somebody call me? The heating is off.', PERSON],
    ['pásame con un supervisor', SUPERVISOR],
    ['Quiero hablar con una persona, y si no, quiero hablar con su jefe', SUPERVISOR],
    ['Let me speak to your manager now', SUPERVISOR],
    ['La agente fue amable, pero quiero hablar con el responsable', SUPERVISOR],
    ['Vull parlar amb una persona, si us plau.', PERSON],
    ['Prefereixo que em truqui algú.', PERSON],
    ['Quero falar cunha persoa que fale galego.', PERSON],
    ['Pertsona batekin hitz egin nahi dut.', PERSON],
    ['Quero falar com alguém, por favor.', PERSON],
    ['Vull parlar amb el responsable ara mateix.', SUPERVISOR],
    ['Quero falar co responsable.', SUPERVISOR],
    ['Arduradunarekin hitz egin nahi dut.', SUPERVISOR],
  ])('%s', (text, wanted) => {
    expect(asksForPerson(policy, text)).toEqual(wanted);
  });

  const template = policy.messages.es.acknowledgment.body.replaceAll(/\{\w+\}/g, 'x');
  const quotedLetter = template.replaceAll('\n', '\n> ').replaceAll('hablar con', 'hablar\n> con');

  it('Whether a text asks for a person: not in our own letter that an answer quotes, yet beside it', () => {
    expect(template).toContain('hablar con una persona');
    expect(asksForPerson(policy, `Sigue igual.\n> ${quotedLetter}`)).toBeUndefined();
    expect(asksForPerson(policy, `Pásame con un agente.\n> ${quotedLetter}`)).toEqual(PERSON);
  });

  it.each(['ca', 'gl', 'eu', 'pt'] as const)(
    'Whether a text asks for a person: not in what it quotes of our letters in %s',
    (language) => {
      const { notices, part = '', templates = {} } = policy.otherLanguages[language] ?? expect.fail('no letters');
      const letters = [notices.es.letter, part, ...Object.values(templates).map(({ body }) => body)];
      const text = letters
        .join('\n')
        .replaceAll(/\{\w+\}/g, 'x')
        .replaceAll('\n', '\n> ');
      expect(asksForPerson(policy, `1234\n> ${text}`)).toBeUndefined();
    },
  );

  it.each([
    'No vull parlar amb una persona, només els diners.',
    'La caldera no calienta y nadie me contesta.',
    'No quiero hablar con una persona, solo que me devuelvan el dinero.',
    'Una persona de su empresa vino a casa el martes.',
    'El supervisor que vino dijo que estaba bien.',
    'I do not want to talk to a person, just refund me.',
    'The manager of the shop was very kind.',
    '',
  ])('Whether a text asks for a person: not in: %s', (text) => {
    expect(asksForPerson(policy, text)).toBeUndefined();
  });
});

describe('whether a text asks to end a contract', () => {
  it.each([
    ['BAJA', 'alone'],
    ['Baja.', 'alone'],
    ['¡Baja, por favor!', 'alone'],
    ['Quiero darme de baja del plan de mantenimiento.', 'among-others'],
    ['Les solicito la baja con fecha de hoy', 'among-others'],
    ['Denme de baja, por favor', 'among-others'],
    ['Ejerzo mi derecho de desistimiento', 'among-others'],
    ['Vull donar-me de baixa', 'among-others'],
    ['Please cancel my subscription as of Monday', 'among-others'],
    ['Cancel', 'alone'],
    ['I want to close my account', 'among-others'],
  ])('%s (%s)', (text, how) => {
    expect(cancellationIn(policy, text)).toBe(how);
  });

  it.each([
    'No quiero darme de baja, quiero que funcione',
    'Estoy de baja y no puedo ir a la tienda',
    'La presión del agua es muy baja',
    'La planta baja está inundada',
    'Me han dado de baja sin avisar',
    'You cancelled my appointment twice',
    '',
  ])('Not so in: %s', (text) => {
    expect(cancellationIn(policy, text)).toBeUndefined();
  });
});

describe('What calls itself a complaint', () => {
  const kindOf = (text: string, language = 'es') => judge(policy, { text, language, earlierCases: 0 }).kind;

  it.each([
    ['Quiero poner una reclamación: desde ayer no puedo entrar en la app.', 'es'],
    ['Hola, quisiera hacer una reclamación porque la entrega no es lo que pedí.', 'es'],
    ['¿Podrían decirme algo? Me quejo de la cita del martes.', 'es'],
    ['Vull posar una reclamació: fa tres dies que no funciona el comptador.', 'ca'],
    ['I would like to complain about the visit on Tuesday.', 'en'],
  ])('Is one, however politely it is put: %s', (text, language) => {
    expect(kindOf(text, language)).toBe('complaint');
  });

  it.each([
    '¿Cómo puedo cambiar la dirección de mi factura? No quiero poner una reclamación, solo saberlo.',
    'Gracias por lo bien que llevaron mi reclamación de octubre.',
  ])('Is none where it says that it is none, or speaks of another: %s', (text) => {
    expect(kindOf(text)).not.toBe('complaint');
  });
});
