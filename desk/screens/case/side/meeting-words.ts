import type { Words } from '../../../words/use-words.ts';

const es = {
  title: 'Reunión con el cliente',
  with: (who: string) => `con ${who}`,
  ways: { phone: 'Por teléfono', video: 'Por videollamada', place: 'En persona' } as Record<string, string>,
  states: {
    proposed: 'El cliente todavía no ha elegido fecha',
    chosen: 'Fecha elegida por el cliente',
    declined: 'Ninguna fecha le sirve: proponga otras o llámele',
    cancelled: 'Cancelada',
    held: 'Celebrada',
    'not-held': 'No se celebró',
  } as Record<string, string>,
};
const en: typeof es = {
  title: 'Meeting with the customer',
  with: (who) => `with ${who}`,
  ways: { phone: 'On the phone', video: 'By video', place: 'In person' },
  states: {
    proposed: 'The customer has not chosen a date yet',
    chosen: 'Date that the customer chose',
    declined: 'No date suits them: propose others, or call',
    cancelled: 'Called off',
    held: 'Held',
    'not-held': 'Not held',
  },
};

/** What the side of a case says of a meeting with the customer. */
export const meetingPanelWords: Words<typeof es> = { es, en };
