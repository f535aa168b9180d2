import type { Words } from '../../words/use-words.ts';

const es = {
  empty: 'Nada por hacer aquí.',
  loading: 'Cargando',
  due: 'Plazo',
  task: 'Tarea',
  case: 'Caso',
  severity: 'Gravedad',
  first: 'Va primero',
  next: 'Más',
  kinds: {
    examine: 'Examinar la reclamación',
    consult: 'Dar un dictamen',
    approve: 'Aprobar una concesión',
    release: 'Enviar la respuesta al cliente',
    promise: 'Comprobar una promesa',
    call: 'Llamar al cliente ahora',
    contact: 'Ponerse en contacto con el cliente',
  } as Record<string, string>,
};
const en: typeof es = {
  empty: 'Nothing to do here.',
  loading: 'Loading',
  due: 'Due',
  task: 'Task',
  case: 'Case',
  severity: 'Severity',
  first: 'Goes first',
  next: 'More',
  kinds: {
    examine: 'Examine the complaint',
    consult: 'Give an opinion',
    approve: 'Approve a concession',
    release: 'Send the answer to the customer',
    promise: 'Check a promise',
    call: 'Call the customer now',
    contact: 'Get in touch with the customer',
  },
};
export const words: Words<typeof es> = { es, en };
