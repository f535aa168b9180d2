import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'A qué nos comprometemos además',
  hint: {
    offer:
      'Va en la carta y vale si el cliente acepta. Después se sigue como cualquier compromiso: con aviso, prueba y recuento.',
    'final-answer': 'Va en la carta. Después se sigue como cualquier compromiso: con aviso, prueba y recuento.',
  },
  asked: 'Lo ocurrido es nuestro: ¿a qué nos comprometemos, con nombre y fecha?',
  askedHow: 'Elija «Cambiarlo y enviarlo» y añada un compromiso. Puede enviarla también sin ninguno.',
  neededHow: 'Elija «Cambiarlo y enviarlo» y añada un compromiso: sin ninguno no sale.',
  one: (place: number) => `Compromiso ${place}`,
  kind: 'De qué clase',
  text: (most: number) => `Qué haremos, como lo leerá el cliente (hasta ${most} caracteres)`,
  owner: 'Quién responde',
  by: (from: string, until: string) => `Para cuándo, del ${from} al ${until}`,
  usual: (name: string) => `Quien lleva el caso (${name})`,
  add: 'Añadir un compromiso',
  before: 'Poner los de la última propuesta',
  remove: (place: number) => `Quitar el compromiso ${place}`,
};
const en: typeof es = {
  title: 'What we commit ourselves to besides',
  hint: {
    offer:
      'It stands in the letter and holds if the customer accepts. Then it is followed like any promise: reminded of, proved, counted.',
    'final-answer': 'It stands in the letter. Then it is followed like any promise: reminded of, proved, counted.',
  },
  asked: 'What happened is ours: what do we commit ourselves to, with a name and a date?',
  askedHow: 'Choose “Change it and send it” and add a commitment. You may send it without one as well.',
  neededHow: 'Choose “Change it and send it” and add a commitment: without one it does not go out.',
  one: (place) => `Commitment ${place}`,
  kind: 'Of which kind',
  text: (most) => `What we will do, as the customer reads it (up to ${most} characters)`,
  owner: 'Who answers for it',
  by: (from, until) => `By when, from ${from} to ${until}`,
  usual: (name) => `Whoever has the case (${name})`,
  add: 'Add a commitment',
  before: 'Put those of the last offer',
  remove: (place) => `Take out commitment ${place}`,
};
export const commitmentWords: Words<typeof es> = { es, en };
