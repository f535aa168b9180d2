import type { Policy } from '../policy/policy.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

const fold = (text: string): string[] =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ');

const wordsOf = (text: string): Set<string> => new Set(text.split(' '));

/** Words for a person at work: a name after one of them is one of us, however it is written: "la agente lucia", "me atendió lucia". */
const ROLES = wordsOf(
  'agente operador operadora teleoperador teleoperadora tecnico tecnica empleado empleada trabajador trabajadora companero ' +
    'companera gestor gestora asesor asesora comercial supervisor supervisora jefe jefa responsable encargado encargada ' +
    'director directora senor senora senorita sr sra srta don dona llamado llamada llama llamaba tal atendio ' +
    'agent colleague technician employee operator advisor adviser manager boss rep representative supervisor mr mrs ms named called',
);

/** Words after which a name means one of us if it is written with a capital: "hablé con Lucía", "by Lucía". */
const LINKS = wordsOf('con contra de with to by from against about');

/** After a name with a capital: somebody did something to the writer: "Lucía me gritó", "Lucía refused". */
const DEEDS = wordsOf('me nos told shouted yelled hung refused lied promised insulted ignored treated mocked');

/** Whoever is greeted or thanked is written to, not about. */
const GREETINGS = wordsOf(
  'hola estimado estimada estimados estimadas querido querida apreciado apreciada dias tardes noches gracias saludos ' +
    'dear hi hello hey morning afternoon evening thanks benvolgut benvolguda bon ola kaixo',
);
const TITLES = wordsOf('senor senora senorita sr sra srta don dona agente mr mrs ms d');

/** The places where words hold `name` in a row, accents and capitals aside. */
const places = (words: string[], name: string[]): number[] =>
  words.flatMap((_, at) => (name.every((part, index) => words[at + index]?.toLowerCase() === part) ? [at] : []));

/** Whether what stands at a place is only greeted: "Hola, Lucía", "Estimada señora Ferrándiz", "gracias, Lucía". */
const isGreeted = (words: string[], at: number): boolean => {
  const before = words[at - 1]?.toLowerCase() ?? '';
  return GREETINGS.has(before) || (TITLES.has(before) && at > 1 && isGreeted(words, at - 1));
};

/** How one of us is called: the name, and other names the policy lists. */
type Called = { first: string; surnames: string[] };

const calledOf = (names: readonly string[]): Called[] =>
  names.map((name) => {
    const [first = '', ...surnames] = fold(name).map((part) => part.toLowerCase());
    return { first, surnames };
  });

type Text = { words: string[]; plain: string };

const isNamed = ({ words }: Text, { first, surnames }: Called, isShared: (surname: string) => boolean): boolean => {
  const found = (name: string) =>
    places(words, [name]).filter((at) => !isGreeted(words, words[at - 1]?.toLowerCase() === first ? at - 1 : at));
  const isCapital = (name: string, at: number) => words[at]?.[0] !== name[0];
  const word = (at: number) => words[at]?.toLowerCase() ?? '';
  const byBoth = surnames.some((surname) =>
    [...places(words, [first, surname]), ...places(words, [surname, first])].some((at) => !isGreeted(words, at)),
  );
  const bySurname = surnames.some(
    (surname) => !isShared(surname) && found(surname).some((at) => isCapital(surname, at) || ROLES.has(word(at - 1))),
  );
  const byFirst = found(first).some(
    (at) => ROLES.has(word(at - 1)) || (isCapital(first, at) && (LINKS.has(word(at - 1)) || DEEDS.has(word(at + 1)))),
  );
  return byBoth || bySurname || byFirst;
};

const holdsMail = ({ plain: text }: Text, email: string): boolean => text.includes(plain(email).toLowerCase());

/**
 * Ids of the staff a text names: by name, alias or mail address. A name counts with first name and surname in either order; by
 * a surname nobody else of the staff has; by a first name after a word for a person at work, or with a capital after words such
 * as "con" or before what somebody did. Accents do not count, and who is greeted or thanked is not named. A name too many only
 * means another owner, and a supervisor can say so (domain/people/concerned); a missed one would hand the complaint to the
 * person it is about.
 */
export const namedPeople = (policy: Pick<Policy, 'people'>, text: string): string[] => {
  const read = { words: fold(text), plain: plain(text).toLowerCase() };
  const people = policy.people.map(({ id, name, email, aliases = [] }) => ({
    id,
    email,
    called: calledOf([name, ...aliases]),
  }));
  const isShared = (surname: string) =>
    people.filter(({ called }) => called.some(({ surnames }) => surnames.includes(surname))).length > 1;
  return people
    .filter(({ email, called }) => holdsMail(read, email) || called.some((one) => isNamed(read, one, isShared)))
    .map(({ id }) => id);
};
