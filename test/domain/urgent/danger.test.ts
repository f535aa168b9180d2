import { describe, expect, it } from 'vitest';
import { severityOf } from '#domain/understand/severity.ts';
import { spoken } from '#domain/understand/spoken.ts';
import { isSurelyDenied } from '#domain/understand/surely-denied.ts';
import { cannotHear, dangersIn, kindsOfDanger } from '#domain/urgent/danger.ts';
import { policy } from '#test/support/case-fixture.ts';
import { cpuTimeOf } from '#test/support/cpu-time.ts';

const kinds = (text: string) => kindsOfDanger(dangersIn(policy, text));

describe('Words of danger', () => {
  it.each([
    'No hay fuga de gas',
    'No huele a gas',
    'No hemos notado olor a gas',
    'Sin olor a gas',
    'No sale humo del enchufe',
    'No hi ha cap fuita de gas',
    'Sense olor de gas',
    'Non hai fuga de gas',
    'Non cheira a gas',
    'Ez dago gas ihesik',
    'Gas usainik gabe',
    'There is no gas leak',
    'No smell of gas',
    "Il n'y a pas de fuite de gaz",
    'Pas de fuite de gaz chez nous',
    'Ça ne sent pas le gaz',
    'Aucune odeur de gaz',
    "Pas d'odeur de gaz",
    'Sans fuite de gaz',
    "Il n'y a jamais eu de fuite de gaz",
    'Não há fuga de gás',
    'Sem fuga de gás',
    'Nenhuma fuga de gás',
    'Es gibt kein Gasleck',
    'Kein Gasgeruch',
    'Es riecht nicht nach Gas',
    'Ohne Gasgeruch',
    "Non c'è nessuna fuga di gas",
    'Nessuna fuga di gas',
    'Non si sente odore di gas',
    'Senza odore di gas',
    'nobody was hurt',
    'No estoy amenazando a nadie, les aviso y ya está',
  ])('What is said not to be calls nobody: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each([
    'Nadie contesta huele a gas',
    'No contestan huele a gas',
    'nadie viene hay una fuga de gas',
    'sin calefacción fuga de gas',
    'sin agua huele a gas',
    'no arreglan la fuga de gas',
    'no han reparado la fuga de gas',
    'nadie ha reparado el escape de gas',
    'no encuentran la fuga de gas',
    'no localizan la fuga de gas',
    'they have not fixed the gas leak',
    'Ça ne chauffe pas fuite de gaz',
    'Vous ne répondez pas et la fuite de gaz continue',
    'La chaudière ne marche pas il y a une fuite de gaz',
    "Ce n'est pas une blague, fuite de gaz",
    "Pas seulement une fuite de gaz, aussi de l'eau",
    'La clau de pas de gas té una fuita',
    'Aucune réponse, fuite de gaz',
    'Aucun technicien fuite de gaz',
    'Sans chauffage et avec une odeur de gaz',
    'Es riecht nach Gas',
    'Gasgeruch in der Küche',
    'Ich habe keine Heizung und es riecht nach Gas',
    'Niemand antwortet es riecht nach Gas',
    'Nicht nur Gasgeruch, auch Wasser',
    "C'è odore di gas",
    "Nessun tecnico viene e c'è odore di gas",
    "Nessuno risponde, c'è una fuga di gas",
    'Sem água e cheira a gás',
    'Nenhum técnico veio cheira a gás',
  ])('A denial of something else takes no danger back: %s', (text) => {
    expect(kinds(text)).toContain('gas');
  });

  it.each([
    'el fuego no se apaga',
    'hay fuego no me cogen el telefono',
    'no contesta nadie huele a gas',
    'no viene nadie hay una fuga de gas',
    'no coge el telefono nadie sale humo del enchufe',
    'el tecnico no lo ha visto hay una fuga de gas',
    'hay humo no se puede respirar',
    'no veo hay humo',
    'no se ve hay mucho humo',
    'no se ve sale humo',
    'no está el portero huele a gas',
    'no está huele a gas',
    'no vienen nunca huele a gas',
    'no viene ninguno huele a gas',
    'huele a gas no contestan',
    'hay una fuga de gas no hay luz',
    'hay un escape de gas no es broma',
    'hay una fuga de gas no?',
    'no se va el olor a gas',
    'el olor a gas no se va',
    'la fuga de gas no la han arreglado',
    'el humo no me deja respirar',
    'no contesta ningú fa olor de gas',
    'no ve ningú hi ha una fuita de gas',
    'no hi ha ningú hi ha foc',
    'la fuita de gas no la arregla ningú',
    'non contesta ninguén cheira a gas',
    'non vén ninguén hai unha fuga de gas',
    'non hai luz cheira a gas',
    'gas ihesa ez didate erantzuten',
    'gas usaina dago ez dute erantzuten',
    'gas usaina ez da joaten',
    'ez dago argirik gas usaina dago',
    "I can't see there is smoke everywhere",
    'I called and got nothing there is a gas leak',
    'they said no there is a gas leak',
    'you never answer there is a gas leak',
    'nobody there is a gas leak',
    'personne ne répond il y a une fuite de gaz',
    'vous ne venez jamais fuite de gaz',
    "il n'y a personne ça sent le gaz",
    'não vem ninguém há uma fuga de gás',
    'não atende ninguém cheira a gás',
    'há uma fuga de gás não atendem',
    'es kommt niemand es riecht nach gas',
    'ihr kommt nie es gibt ein gasleck',
    'die Heizung geht nicht es riecht nach Gas',
    'die Heizung geht nicht Gasgeruch',
    "non risponde nessuno c'è una fuga di gas",
    "non si vede c'è una fuga di gas",
    'non viene nessuno odore di gas',
  ])('What else is said not to be takes no danger back: %s', (text) => {
    expect(kinds(text)).not.toEqual([]);
  });

  it.each([
    'Nadie ha notado olor a gas',
    'Olor a gas no hay, solo la factura mal',
    'Nunca ha habido una fuga de gas',
    'No se ha detectado ninguna fuga de gas',
    'No se ha detectado fuga de gas',
    'Aquí no hay humo',
    'Nunca hay humo',
    'Tampoco hay olor a gas',
    'No se nota olor a gas',
    'No parece una fuga de gas',
    'Fuita de gas no hi ha',
    'Ningú ha notat olor de gas',
    'No hi ha fum',
    'Non hai fume',
    'Ninguén notou cheiro a gas',
    'Gas usainik ez dago.',
    'Gas ihesik ez',
    'Ez dago kerik',
    'Nobody noticed any smell of gas',
    'There was no smoke and no fire',
    "We don't smell gas",
    "Il n'y a pas d'odeur de gaz",
    'Não há cheiro a gás',
    'Ninguém sentiu cheiro a gás',
    'Es gab kein Gasleck',
    'Kein Gasgeruch, keine Sorge',
    'Hier riecht es nicht nach Gas',
    "Non c'è fuga di gas",
    "Qui non c'è odore di gas",
  ])('What is plainly not there calls nobody: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

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
    ["Ça sent le gaz dans toute la cage d'escalier", 'gas'],
    ['Il y a une fuite de gaz au deuxième étage', 'gas'],
    ["Depuis que la chaudière siffle il y a une odeur de gaz et j'ai des vertiges", 'gas'],
    ['Le sèche-linge a pris feu cette nuit', 'fire'],
    ["Je prends une décharge électrique quand j'ouvre la porte", 'electricity'],
    ["Je n'ai plus rien et plus envie de vivre", 'suicide'],
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

  it.each([
    ['Huele mucho a gas', 'gas'],
    ['uele a gas desde ayer, no se q aser', 'gas'],
    ['Hay un olor raro a gas', 'gas'],
    ['Hay olores extraños como de butano en la escalera', 'gas'],
    ['Se escapa el gas', 'gas'],
    ['There is a strong gas odour in my kitchen', 'gas'],
    ['Our kitchen reeks of gas', 'gas'],
    ['Fa molta pudor de gas al replà', 'gas'],
    ['Está a cheirar a gás na cozinha', 'gas'],
    ['Sukaldean gas usaina dago', 'gas'],
    ['Me he quemado la mano', 'injury'],
    ['me keme los dedos con la plancha, me he quemado los dedos', 'injury'],
    ['Mi padre acabó en la UCI', 'injury'],
    ['acabó en la UCI', 'injury'],
    ['se ha roto la muñeca', 'injury'],
    ['Al encenderla hubo una fuga de gas y mi hijo acabo en el hospital.', 'injury'],
    ['Me intoxiqué', 'illness'],
    ['Nos hemos intoxicado con la mayonesa', 'illness'],
    ['Me dio un calambrazo', 'electricity'],
    ['La lavadora me ha pegado un calambrazo', 'electricity'],
    ['I got an electric shock from the kettle', 'electricity'],
    ['Me voy a suicidar', 'suicide'],
    ['Ya no quiero seguir viviendo', 'suicide'],
    ['I want to end my life', 'suicide'],
    ['Nos van a desahuciar el jueves', 'eviction'],
    ['Con dos niños y nos quedamos en la calle', 'eviction'],
    ['Ens desnonen dilluns', 'eviction'],
    ['Mi madre depende de un respirador y nos han cortado la luz', 'no-supply-dependent'],
    ['Sen luz e o meu pai co respirador', 'no-supply-dependent'],
    ['The power is off and my husband needs his oxygen concentrator', 'no-supply-dependent'],
    ['El técnico me agarró del brazo y me empujó', 'violence'],
    ['Tu comida tenía cucarachas: había una cucaracha dentro del arroz', 'food'],
    ['El techo se cayó encima de la cuna de mi hija', 'other'],
    ['Los frenos fallaron en la autopista, me quedé sin frenos', 'other'],
  ])('%s: %s, by words near each other', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    'Me están sangrando a comisiones',
    'Menudo incendio de precios este mes',
    'Su anuncio perdió la chispa de la vida',
    'Lo vi anoche en la tele',
    'Mi abuelo contaba chistes mejores que esta oferta',
    'No huele a gas, la revisión fue bien',
    'Ya no hay olor a gas desde que vino el técnico',
    'Si hubiera un incendio, ¿lo cubre la póliza?',
    'El año pasado hubo un incendio en la cocina, ya lo arreglasteis; solo quiero el papel',
    'I nearly died laughing at your ad',
    'What happens if there is a fire in the flat?',
    'Trabajo en el hospital y quiero cambiar mi dirección',
    'La aplicación tiene una fuga de memoria',
    'Non cheira a gas, grazas',
    'Ez dago gas usainik',
    'Não cheira a gás',
  ])('%s: none, denied, supposed, solved or figurative', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('say which words speak for them', () => {
    const [gas] = dangersIn(policy, 'Buenas, soy Ana: hay un olor muy raro a gas');
    expect(gas?.reason.es).toBe('Habla de gas («olor» «gas»)');
    expect(gas?.reason.en).toContain('«olor» «gas»');
  });

  it('are found in a text of 10,000 characters in well under a second', async () => {
    const text = 'Mi madre no huele bien el gas de la caldera, y nos duele la mano. '.repeat(160).slice(0, 10_000);
    dangersIn(policy, text);
    const rounds = await cpuTimeOf(() => {
      for (let round = 0; round < 10; round++) severityOf(policy, { text, language: 'es', earlierCases: 0 });
    });
    expect(rounds / 10).toBeLessThan(250);
  });

  it('count in whatever language they come, whatever the rest is written in', () => {
    expect(kinds('Hello, please help, huele a gas here')).toEqual(['gas']);
  });

  it.each([
    ['gas', 'La caldera de gas pierde agua y nadie viene.'],
    ['gas', 'Me mareo desde que pusieron el calentador.'],
    ['electricity', 'Cae agua de la caldera encima del enchufe.'],
    ['fire', 'El cargador se recalienta y se derrite el enchufe.'],
  ] as const)('that words may mean otherwise get advice that does not say it was so: %s, %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
    const { text: long, short } = policy.emergency.advice[kind];
    expect(long.es).toMatch(/^Si /);
    expect(long.en).toMatch(/^If /);
    expect(short.es).toMatch(/^Si | si /);
    expect(short.en).toMatch(/^If | if /);
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

describe('What is denied beyond doubt', () => {
  it.each([
    ['hay humo no se puede respirar', 'humo', false],
    ['no veo hay humo', 'humo', false],
    ['no se ve hay mucho humo', 'humo', false],
    ['non contesta ninguén cheira a gas', 'cheira', false],
    ['ihr kommt nie es gibt ein gasleck', 'gasleck', false],
    ['kea ez dakit', 'kea', false],
    ['el olor no se va', 'olor', false],
    ['no hay mucho humo', 'humo', true],
    ['humo no hay', 'humo', true],
    ['kerik ez dago', 'kerik', true],
    ['niemand riecht gas', 'gas', true],
  ] as const)('%s: %s, %s', (said, word, isDenied) => {
    const text = spoken(said, 4);
    const at = text.words.indexOf(word);
    expect(isSurelyDenied(text, { from: at, to: at })).toBe(isDenied);
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
