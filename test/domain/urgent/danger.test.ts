import { describe, expect, it } from 'vitest';
import { cannotHear, dangersIn, kindsOfDanger } from '#domain/urgent/danger.ts';
import { policy } from '#test/support/case-fixture.ts';

const kinds = (text: string) => kindsOfDanger(dangersIn(policy, text));

describe('Words of danger', () => {
  it.each([
    ['huele a gas, mi madre está mareada', 'gas'],
    ['guele a gas en el portal', 'gas'],
    ['huele muy fuerte a gas desde ayer', 'gas'],
    ['hay un fuerte olor a gas en la escalera', 'gas'],
    ['Se escapa el gas por la goma', 'gas'],
    ['se ha disparado el detector de monóxido', 'gas'],
    ['There is a strong smell of gas in the hallway', 'gas'],
    ['the carbon monoxide alarm went off', 'gas'],
    ['Fa olor de gas al replà', 'gas'],
    ['Cheira a gas na cociña', 'gas'],
    ['Gas-ihesa dago sukaldean', 'gas'],
    ['Sale humo del contador', 'fire'],
    ['la caldera echa umo y huele a quemado', 'fire'],
    ['El enchufe está ardiendo', 'fire'],
    ['la caldera está a punto de reventar', 'fire'],
    ['Smoke is coming out of the boiler', 'fire'],
    ['it smells of burnt plastic', 'fire'],
    ['Surt fum de la caldera', 'fire'],
    ['salen chispas del enchufe', 'electricity'],
    ['la lavadora da corriente al tocarla', 'electricity'],
    ['hay un cable caído en la acera', 'electricity'],
    ['the socket is sparking', 'electricity'],
    ['me dio un calambre al abrir el grifo', 'electricity'],
    ['desde que encendemos la caldera estamos mareados', 'gas'],
    ['mi padre se ha desmayado', 'illness'],
    ['mi hijo se ha caído por el hueco que dejaron abierto', 'minor'],
    ['Tengo quemaduras en la mano', 'injury'],
    ['Estamos atrapados en el ascensor', 'other'],
    ['no puedo respirar bien', 'illness'],
    ['we all feel dizzy since the boiler was installed', 'gas'],
    ['my son fell into the hole your workers left', 'minor'],
    ['Me voy a quitar... quiero quitarme la vida por esta deuda', 'suicide'],
    ['Tenemos un olor raro en la cocina, como a huevo podrido', 'gas'],
    ['la regleta se ha derretido y chisporrotea', 'fire'],
    ['el viento ha tirado el cable en el camino de la escuela', 'electricity'],
    ['mi hijo acabó en urgencias', 'injury'],
    ['Hay días que pienso en quitarme de en medio', 'suicide'],
    ['Soy electrodependiente y el generador no arranca', 'no-supply-dependent'],
    ['My father is on a ventilator and the power is off', 'no-supply-dependent'],
    ['Había un trozo de cristal en el potito', 'food'],
    ['Esto es un peligro para los niños', 'other'],
    ['Dejaron la arqueta abierta delante del colegio', 'other'],
  ])('%s: %s', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    'La factura de marzo está mal.',
    'No huele a gas ni hay humo, pero no calienta.',
    'Me venden humo con sus ofertas.',
    'Estoy que exploto con ustedes.',
    'Vivo en la calle del Fuego 12.',
    'Esta aplicación es un suicidio para la batería.',
    'El anuncio decía precios de infarto.',
    '¿Cubre el seguro de incendios un mueble?',
    'Nothing caught fire, I only ask about the recall.',
    'Please deliver next to the Poison Apple bar.',
    'Me están mareando de un departamento a otro.',
    'No quiero que me corte la luz por una factura pagada.',
    'Pongo fin a la explotación de mis datos.',
    'No tiene ni chispa de gracia.',
    '¿Por qué nunca me llamas tú, que dijiste que llamas siempre?',
    'Nobody was hurt and there was no fire.',
    'Los fuegos artificiales de su anuncio no me interesan.',
    'Gracias por la hospitalidad de la oficina.',
  ])('%s: none', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('count in whatever language they come, whatever the rest is written in', () => {
    expect(kinds('Hello, please help, huele a gas here')).toEqual(['gas']);
  });

  it.each(['es', 'en'] as const)('are not heard in what we say of dangers ourselves (%s)', (language) => {
    for (const { text, short } of Object.values(policy.emergency.advice))
      expect(kinds(`Gracias.\n> ${text[language]}\n> ${short[language]}`)).toEqual([]);
  });

  it.each(['es', 'en'] as const)('are not heard in any letter of ours that is quoted whole (%s)', (language) => {
    for (const [id, { subject, body, short = '' }] of Object.entries(policy.messages[language]))
      expect(kinds([subject, body, short].join('\n').replaceAll('\n', '\n> ')), id).toEqual([]);
  });
});

describe('Who cannot hear', () => {
  it.each([
    ['Soy sorda y necesito ayuda', true],
    ['Tengo hipoacusia severa', true],
    ['No puedo oír, escríbanme', true],
    ['Uso la lengua de signos', true],
    ['I am deaf', true],
    ['I am hard of hearing', true],
    ['Soc sord i no puc trucar', true],
    ['Hacen oídos sordos a mis quejas', false],
    ['My words fall on deaf ears', false],
  ])('%s: %s', (text, is) => {
    expect(cannotHear(policy, text)).toBe(is);
  });
});
