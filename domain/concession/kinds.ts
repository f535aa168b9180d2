import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';

const list = (words: string): string[] => words.split(',');

/**
 * Every kind of concession that a customer can ask for or an expert recommend, with the words by which they name it. Words that also mean something else are left out.
 */
export const kindWords = {
  apology: list('disculp*,pidan perdon,pedir perdon,apolog*'),
  explanation: list('explic*,explanation*,explain*'),
  refund: list(
    'reembols*,devuelv* el dinero,devolver el dinero,devolucion*,devolverme,reintegr*,mi dinero,refund*,money back',
  ),
  discount: list('descuento*,rebaj*,discount*'),
  credit: list('abono*,abonar*,abonen,credito en,credit on,bill credit,a credit'),
  warranty: list('garantia*,warranty,warranties,guarantee*'),
  'preferential-price': list(
    'precio especial,precio preferente,mejor precio,special price,better price,preferential price',
  ),
  'technical-service': list('repar*,arregl*,que venga un tecnico,revision,fix,fixed,repair*,check-up'),
  'priority-service': list('cuanto antes,con prioridad,urgente*,prioritari*,as soon as possible,priority,urgently'),
  'recurring-service': list('mantenimiento,maintenance'),
  'named-manager': list('una sola persona,siempre la misma persona,same person,one person,contact person'),
  'data-recovery': list('recuper* mis datos,recuper* los datos,recover my data,recover the data'),
  replacement: list(
    'sustitu*,reemplaz*,uno nuevo,una nueva,otro nuevo,otra nueva,aparato nuevo,otro aparato,me lo cambien,cambien el aparato,cambiar el aparato,cambiarle el aparato,cambiarme el aparato,cambio de aparato,cambio del aparato,replace*,new one,new appliance,another appliance,exchange the appliance',
  ),
} satisfies Record<string, string[]>;
export type ConcessionKind = keyof typeof kindWords;

export const concessionKinds = Object.keys(kindWords) as [ConcessionKind, ...ConcessionKind[]];

/** Kinds that are given in every document and never traded: no catalogue can offer them (domain/agreement/given.ts). */
const given = ['apology', 'explanation'] as const satisfies ConcessionKind[];
export type OfferedKind = Exclude<ConcessionKind, (typeof given)[number]>;

/** Whether a kind is given in any case rather than offered. */
export const isGiven = (kind: ConcessionKind): kind is (typeof given)[number] => given.some((one) => one === kind);

/** The kinds a catalogue can have. */
export const offeredKinds = concessionKinds.filter((kind) => !isGiven(kind)) as [OfferedKind, ...OfferedKind[]];

/** What the team calls the kinds of concession. */
export const kindTitles = {
  refund: { es: 'Devolución', en: 'Refund' },
  discount: { es: 'Descuento', en: 'Discount' },
  credit: { es: 'Abono', en: 'Credit' },
  warranty: { es: 'Garantía', en: 'Warranty' },
  'preferential-price': { es: 'Precio preferente', en: 'Preferential price' },
  'technical-service': { es: 'Servicio técnico', en: 'Technical service' },
  'priority-service': { es: 'Servicio prioritario', en: 'Priority service' },
  'recurring-service': { es: 'Servicio periódico', en: 'Recurring service' },
  'named-manager': { es: 'Persona de contacto', en: 'Contact person' },
  'data-recovery': { es: 'Recuperación de datos', en: 'Recovery of data' },
  replacement: { es: 'Aparato nuevo', en: 'New appliance' },
} satisfies Record<OfferedKind, LocalizedText>;

/** All of them in one language. */
export const kindNames = (language: ReplyLanguage): Record<OfferedKind, string> =>
  Object.fromEntries(offeredKinds.map((kind) => [kind, kindTitles[kind][language]])) as Record<OfferedKind, string>;
