import { describe, expect, it } from 'vitest';
import { judge } from '#domain/understand/judge.ts';
import { mayBeInDanger } from '#domain/understand/possible-danger.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { loadPolicy } from '#policy/load.ts';

const policy = loadPolicy('policy');

const DANGERS = [
  'huele a gas en la cocina',
  'hay una fuga de gas',
  'sale humo del enchufe',
  'el cuadro eléctrico echa chispas',
  'me dio calambre la lavadora',
  'hay fuego en la caldera',
  'hay humo en el portal',
  'mi hija está mareada por el gas',
  'el cargador se ha quemado y echa humo',
];

/** What customers write beside a danger: words that, alone with one, could say that something else is meant (a name, a price, a story). */
const BESIDE = [
  'nadie coge el teléfono',
  'la marca es Junkers',
  'el modelo es de este año',
  'la edición de hoy no dice nada',
  'mi apellido es Fuentes',
  'un equipo de técnicos no aparece',
  'me suben la tarifa',
  'me cobran la factura igual',
  'la cuota sube',
  'estaba de oferta',
  'lo compré con descuento',
  'me dejaron sin respuesta en Twitter',
  'el mercado está cerrado',
  'la bolsa de basura sigue ahí',
  'vivo al lado del mercado',
  'trabajo de noche',
  'es un juego para ustedes',
  'vivo en la calle Mayor',
  'desde ayer',
  'estamos en la calle',
  'los niños están en casa',
  'no es broma',
  'vinieron los bomberos',
  'hemos abierto las ventanas',
];

/** Whether somebody calls, or at least reads it before all else: what the whole reads like may turn the one into the other. */
const isHeard = (text: string): boolean =>
  dangersIn(policy, text).length > 0 ||
  mayBeInDanger(judge(policy, { text, language: 'es', feeling: 'negative', earlierCases: 0 }));

describe('A danger beside everyday words', () => {
  it.each(BESIDE)('is heard before and after: %s', (words) => {
    const texts = DANGERS.flatMap((danger) => [
      `${danger}, ${words}`,
      `${danger} y ${words}`,
      `${words}, ${danger}`,
      `${words}. ${danger}`,
    ]);
    expect(texts.filter((text) => !isHeard(text))).toEqual([]);
  });

  it.each([
    'Huele a gas en casa, he llamado tres veces y nadie viene',
    'he llamado porque huele a gas',
    'Hay fuego en casa, he llamado al 112',
    'el enchufe echa chispas y he llamado mil veces',
    'Sale humo del cuadro, hemos llamado a los bomberos',
    'Un grupo de vecinos nota olor a gas',
    'El equipo de gas huele a gas',
    'La caldera marca Junkers huele a gas',
    'El modelo de caldera que me pusisteis suelta humo negro',
    'En el grupo de WhatsApp dicen que huele a gas en el portal',
    'Sale humo del cuadro eléctrico, y en su publicidad decían que era seguro',
    'Hay humo en la cocina y me escuecen los ojos',
    'El detector pita: hay humo',
    'The boiler, a well known brand, smells of gas',
    'there is smoke in the flat and our team is outside',
    'A caldeira cheira a gás, já fiz três chamadas',
  ])('%s', (text) => expect(dangersIn(policy, text)).not.toEqual([]));

  it.each([
    'mi perro llamado Fuego se perdió',
    'la tarifa Fuego no me la aplican',
    'el perfume se llama Humo',
    'the dog called Fire',
    'J’ai mis la casserole au feu et le manche a cassé, remboursez-moi',
    'Le poêle : le feu dans le foyer s’éteint tout le temps',
    'La pentola messa al fuoco si è rotta dopo una settimana',
    'Die Lampe brennt im Flur nicht',
    'Die Kontrollleuchte brennt die ganze Zeit',
    'hay mucho humo en sus promesas',
  ])('%s: nobody is called', (text) => expect(dangersIn(policy, text)).toEqual([]));
});
