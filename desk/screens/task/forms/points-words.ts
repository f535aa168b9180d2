import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'Puntos de la reclamación',
  hint: 'Lo que pide o afirma el cliente, uno por uno. Cada uno necesita su respuesta antes de la contestación final.',
  point: (n: number) => `Punto ${n}`,
  proposed: 'Lo propone el programa',
  answer: 'Respuesta para el cliente',
  strike: 'No es un punto: repite otro, o no pide ni afirma nada',
  add: 'Añadir un punto',
  save: 'Guardar los puntos',
  none: 'Todavía no hay ninguno.',
};
const en: typeof es = {
  title: 'Points of the complaint',
  hint: 'What the customer asks or claims, one by one. Each needs its answer before the final answer goes out.',
  point: (n) => `Point ${n}`,
  proposed: 'A program proposes it',
  answer: 'Answer for the customer',
  strike: 'It is no point: it repeats another, or asks and claims nothing',
  add: 'Add a point',
  save: 'Record the points',
  none: 'There are none yet.',
};
export const pointsWords: Words<typeof es> = { es, en };
