import type { Words } from '../../words/use-words.ts';

const es = {
  notForExperts: 'La búsqueda no es para quienes dictaminan: ven las consultas que tienen, en «Lo mío».',
  how: 'Busque por referencia, correo, teléfono, número de cliente, pedido, o por nombres y palabras (enteras o como empiezan).',
  search: 'Qué busca',
  submit: 'Buscar',
  searching: 'Buscando',
  found: (n: number) => (n === 1 ? 'Un caso' : `${n} casos`),
  none: 'Ningún caso. Pruebe con la referencia, o con menos palabras.',
  owner: (name: string) => `Lo lleva ${name}`,
  received: 'Llegó',
  closed: 'Cerrado',
};
const en: typeof es = {
  notForExperts: 'Search is not for experts: they see the questions they have, in "Mine".',
  how: 'Search by reference, mail, phone, customer number, order, or by names and words (whole, or how they begin).',
  search: 'What do you search for',
  submit: 'Search',
  searching: 'Searching',
  found: (n) => (n === 1 ? 'One case' : `${n} cases`),
  none: 'No case. Try the reference, or fewer words.',
  owner: (name) => `${name} has it`,
  received: 'Received',
  closed: 'Closed',
};
export const words: Words<typeof es> = { es, en };
