import type { Words } from '../../words/use-words.ts';

const es = {
  loading: 'Cargando…',
  none: 'Todos los sistemas saben lo que pasa en los casos.',
  waiting: (count: number) => (count === 1 ? 'Un aviso sin entregar' : `${count} avisos sin entregar`),
  working: 'Funciona',
  failing: (since: string) => `No contesta desde ${since}`,
  last: (failure: string) => `última respuesta: ${failure}`,
  hears: (name: string) => `se avisa a ${name}`,
  attempts: (count: number) => `${count} intentos`,
  again: 'Enviar otra vez',
  againAll: 'Enviar otra vez los de esta página',
  sent: (count: number) => (count === 1 ? 'Un aviso sale otra vez.' : `${count} avisos salen otra vez.`),
  moreLeft: 'Quedan más: repítalo.',
  asked: (name: string, at: string, count: number) => `${name} lo pidió ${at}: ${count}`,
  more: 'Hay más de los que caben aquí.',
  failures: {
    'not-set-up': 'no tiene clave',
    'not-reached': 'no se llega a él',
  } as Record<string, string>,
};
const en: typeof es = {
  loading: 'Loading…',
  none: 'Every system has been told of what happens in cases.',
  waiting: (count) => (count === 1 ? 'One delivery given up' : `${count} deliveries given up`),
  working: 'Works',
  failing: (since) => `Has not answered since ${since}`,
  last: (failure) => `last answer: ${failure}`,
  hears: (name) => `${name} is told`,
  attempts: (count) => `${count} attempts`,
  again: 'Send again',
  againAll: 'Send those of this page again',
  sent: (count) => (count === 1 ? 'One delivery goes out again.' : `${count} deliveries go out again.`),
  moreLeft: 'There are more: do it once more.',
  asked: (name, at, count) => `${name} asked for it ${at}: ${count}`,
  more: 'There are more than fit here.',
  failures: { 'not-set-up': 'it has no key', 'not-reached': 'it cannot be reached' },
};
export const words: Words<typeof es> = { es, en };
