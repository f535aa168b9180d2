import type { Words } from '../../words/use-words.ts';

const es = {
  show: 'Ver el margen',
  hide: 'Ocultar el margen',
  loading: 'Consultando…',
  title: 'Margen del caso',
  most: 'Lo más que puede costar un caso así',
  spent: 'Gastado en ciclos anteriores',
  room: 'Lo que queda',
  yours: 'Lo que usted puede conceder',
  worth: 'Lo que vale el cliente para la empresa',
  unknown: 'No se sabe',
  times: (n: number) => `${n} veces lo que cuesta la opción más cara`,
  since: (when: string) => `cliente desde ${when}`,
  products: (n: number) => `productos: ${n}`,
  orders: (n: number) => `pedidos: ${n}`,
  asOf: (day: string) => `dato del ${day}`,
  note: 'Solo para decidir: no se comparte, y queda anotado que lo ha consultado.',
};
const en: typeof es = {
  show: 'Show the room',
  hide: 'Hide the room',
  loading: 'Asking…',
  title: 'Room of the case',
  most: 'The most a case like this may cost',
  spent: 'Spent in earlier cycles',
  room: 'What is left',
  yours: 'What you may grant',
  worth: 'What the customer is worth to the company',
  unknown: 'Not known',
  times: (n) => `${n} times what the dearest option costs`,
  since: (when) => `customer since ${when}`,
  products: (n) => `products: ${n}`,
  orders: (n) => `orders: ${n}`,
  asOf: (day) => `as of ${day}`,
  note: 'To decide with only: it is not shared, and it is noted that you looked.',
};
export const roomWords: Words<typeof es> = { es, en };
