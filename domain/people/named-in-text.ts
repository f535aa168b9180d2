import type { Policy } from '../policy/policy.ts';

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Words after which a first name alone means one of us: "la agente Lucía", "me atendió Lucía", "your colleague Lucía". */
const ROLE_WORDS = new Set(
  (
    'agente operador operadora tecnico tecnica empleado empleada companero companera gestor gestora comercial senor senora ' +
    'senorita don dona llamado llamada atendio agent colleague technician employee operator advisor manager mr mrs ms named ' +
    'con with to by'
  ).split(' '),
);

/** The places where words hold `name` in a row, accents and capitals aside. */
const places = (words: string[], name: string[]): number[] =>
  words.flatMap((_, at) => (name.every((part, index) => words[at + index]?.toLowerCase() === part) ? [at] : []));

/**
 * Ids of the staff a text names: by first name and surname; by a surname nobody else of the staff has, or by a first name
 * after a word for a person at work, if written with a capital. Accents do not count. A name too many only means another
 * owner; a missed one would hand the complaint to the person it is about.
 */
export const namedPeople = (policy: Policy, text: string): string[] => {
  const words = fold(text).split(' ');
  const people = policy.people.map(({ id, name }) => ({ id, names: fold(name).toLowerCase().split(' ') }));
  const isShared = (surname: string) => people.filter(({ names }) => names.includes(surname)).length > 1;
  const asName = (name: string) => places(words, [name]).filter((at) => words[at]?.[0] !== name[0]);
  return people
    .filter(({ names: [first = '', ...surnames] }) => {
      const byBoth = surnames.some((surname) => places(words, [first, surname]).length > 0);
      const bySurname = surnames.some((surname) => !isShared(surname) && asName(surname).length > 0);
      return byBoth || bySurname || asName(first).some((at) => ROLE_WORDS.has(words[at - 1]?.toLowerCase() ?? ''));
    })
    .map(({ id }) => id);
};
