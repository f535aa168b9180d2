import { blindWord } from '#cases/store/blind-words.ts';
import { caseIdsOfWord } from '#cases/store/find-words.ts';
import { caseIdsOfOrder, caseIdsOfPerson } from '#cases/store/look-ups.ts';
import { orderKey } from '#domain/matching/matching.ts';
import { searchWords } from '#domain/search/words.ts';
import type { LocalizedText } from '#domain/values.ts';
import { customerKeys } from '#platform/customer-keys.ts';
import { withPhoneNumber } from '#platform/phone/phone-number.ts';
import type { DeskDeps } from '../contract.ts';

/** Cases of a person or an order that are looked at, and of each word of several. */
const MOST_OF_PERSON = 30;
const MOST_OF_WORD = 200;
/** Words of a search that count; more do not make it any more exact. */
const MOST_WORDS = 5;

/** Case ids, and by what they were found. */
export type Found = { why: LocalizedText; caseIds: string[] };

const WHY = {
  email: { es: 'Coincide el correo', en: 'The mail address matches' },
  phone: { es: 'Coincide el teléfono', en: 'The phone number matches' },
  id: { es: 'Coincide el número de cliente', en: 'The customer number matches' },
  order: { es: 'Coincide el pedido o el contrato', en: 'The order or contract matches' },
  words: { es: 'Coinciden el nombre o las palabras', en: 'The name or the words match' },
} as const satisfies Record<string, LocalizedText>;

type SearchDeps = Pick<DeskDeps, 'table' | 'policy'> & { secret: string };

const PHONE = /^[+\d\s().\-/·]{6,24}$/;

/** What somebody may be known by that is written like that. */
const identitiesIn = (
  q: string,
  { policy }: SearchDeps,
): { why: LocalizedText; known: Parameters<typeof customerKeys>[1] }[] => {
  if (q.includes('@')) return [{ why: WHY.email, known: { email: q } }];
  const phone = PHONE.test(q) ? withPhoneNumber({ phone: q }, policy.company).phone : undefined;
  return [
    ...(phone ? [{ why: WHY.phone, known: { phone } }] : []),
    ...(/^\S{2,60}$/.test(q) ? [{ why: WHY.id, known: { id: q } }] : []),
  ];
};

/** The cases that all words of a search stand in, whole or as beginnings. */
const byWords = async (q: string, { table, secret }: SearchDeps): Promise<string[]> => {
  const words = searchWords(q, MOST_WORDS);
  const lists = await Promise.all(words.map((word) => caseIdsOfWord(table, blindWord(secret, word), MOST_OF_WORD)));
  const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return shortest.filter((caseId) => sets.every((set) => set.has(caseId)));
};

/** All that a search may mean, asked for at once, the surest first. */
export const foundBy = async (q: string, deps: SearchDeps): Promise<Found[]> => {
  const { table, secret } = deps;
  const people = identitiesIn(q, deps).map(async ({ why, known }) => ({
    why,
    caseIds: await caseIdsOfPerson(table, customerKeys(secret, known), MOST_OF_PERSON),
  }));
  const order = orderKey(q);
  return Promise.all([
    ...people,
    ...(order ? [caseIdsOfOrder(table, order, MOST_OF_PERSON).then((caseIds) => ({ why: WHY.order, caseIds }))] : []),
    byWords(q.includes('@') ? '' : q, deps).then((caseIds) => ({ why: WHY.words, caseIds })),
  ]);
};
