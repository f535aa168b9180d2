import type { TaskRoom } from '../../api/types.ts';
import type { Words } from '../../words/use-words.ts';

type Names = NonNullable<TaskRoom['names']>;

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
  budget: (period: string) => `Queda del presupuesto de ${period}`,
  customer: (cases: number) => `Lo que el cliente ya tiene de antes o en otros casos (${cases})`,
  names: ({ needed, given, asked }: Names) =>
    [
      `Tienen que aprobarlo ${needed} personas.`,
      given.length > 0 ? `Ya lo ha aprobado ${given.join(', ')}.` : 'Aún no lo ha aprobado nadie.',
      ...(asked.length > 0 ? [`También se ha preguntado a ${asked.join(', ')}.`] : []),
    ].join(' '),
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
  budget: (period) => `Left of the budget of ${period}`,
  customer: (cases) => `What the customer has from before or in other cases (${cases})`,
  names: ({ needed, given, asked }) =>
    [
      `${needed} people have to approve it.`,
      given.length > 0 ? `${given.join(', ')} approved it.` : 'Nobody has approved it yet.',
      ...(asked.length > 0 ? [`${asked.join(', ')} are asked as well.`] : []),
    ].join(' '),
  note: 'To decide with only: it is not shared, and it is noted that you looked.',
};
export const roomWords: Words<typeof es> = { es, en };
