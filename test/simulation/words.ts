/** What customers of the simulation write. Each list has ordinary words and those that change the way of a case. */
export const complaints = [
  'La caldera no calienta desde el viernes y nadie me contesta. Quiero que la reparen.',
  'Me han cobrado dos veces la factura de octubre. Quiero que me devuelvan el dinero.',
  'La lavadora llegó con el cristal roto. Quiero que me descuenten algo.',
  'El técnico no vino el lunes ni el martes. ¿Cuándo viene? ¿Por qué nadie avisó?',
  'Huele a gas en la cocina y mi madre está mareada.',
  'Estamos sin luz desde anoche y no contestan al teléfono.',
  'My boiler has been broken for a week and I want my money back.',
] as const;

export const additions = [
  'Les mando también la fecha de la última revisión: marzo.',
  'Sigue igual, y ya son dos semanas.',
  'Quiero hablar con una persona.',
  'Pásenme con un supervisor, por favor.',
  'Ahora huele a gas y no sé qué hacer.',
  'Gracias, pero no me han contestado a lo segundo que pregunté.',
  'No han cumplido lo que me prometieron.',
  'Lucía Ferrándiz me colgó el teléfono.',
  'No quiero que me vuelva a escribir Sofía Arrizabalaga.',
  'Muchas gracias.',
] as const;

/** What of it is nothing but thanks. */
export const thanks: readonly string[] = ['Muchas gracias.'];

export const counters = [
  'No es suficiente: llevo dos semanas sin calefacción.',
  'Quiero que me devuelvan el dinero y, además, una disculpa.',
  'Prefiero hablar con una persona antes de aceptar nada.',
] as const;

export const declines = ['No quiero nada de esto.', 'No, gracias. Me iré a consumo.', ''] as const;

type Customer = { name: string; email: string; phone?: string };

export const people: readonly [Customer, ...Customer[]] = [
  { name: 'Ana Prieto', email: 'ana.prieto@example.com', phone: '+34600111222' },
  { name: 'Luis Robles', email: 'luis.robles@example.com' },
  { name: 'Rosa Pineda', email: 'rosa.pineda@example.com' },
];

/** What the team writes to customers: nothing that the tone check refuses. */
export const replies = [
  'Hemos hablado con el almacén y mañana le damos una fecha.',
  'Gracias por su paciencia. Seguimos con su caso y le escribimos el jueves.',
] as const;
