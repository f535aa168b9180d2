import { AFFIRMING, CLAUSE, isDeniedClosely, LIGHT, list, NEGATORS, SHORT_NEGATORS } from './denial.ts';
import type { WordSpan } from './families.ts';
import type { Spoken } from './spoken.ts';

/** What denies a danger in the languages whose words of danger are read, beyond those of the other families. */
const DENIERS = new Set([
  ...NEGATORS,
  ...SHORT_NEGATORS,
  ...list('aucun aucune jamais sans kein keine keinen keiner keinem keinerlei nie niemals niemand ohne weder nessun'),
  ...list('nessuna nessuno senza nulla nicht'),
]);
/**
 * These belong to the verb before them, unless they begin their clause: `no contesta nadie huele a gas`. French `jamais` denies what
 * there has been of as well: `il n'y a jamais eu de fuite`.
 */
const OF_THE_VERB = list(
  'nadie ninguno ningu ninguen ninguem nobody nothing none niemand niemals nie nessuno nulla nunca jamas jamais never tampoco',
);
const AFTER_JAMAIS = list('eu de');
/** These say that there is something, unless one of these stands right before them: `no veo hay humo`. */
const THERE_IS = list("hay hi hai c'e c'era");
const BEFORE_THERE_IS = list('no non nao ni tampoco nunca jamas');
/** These say it whatever stands before: German and English deny after them. */
const ALWAYS_THERE_IS = list('there gibt gab');
/** Portuguese `há` looks like the `ha` of other languages, which no noun follows. */
const AFTER_HA = list('um uma muito muita algum alguma');
/** Verbs that say something of their own: with a second one somebody says a second thing: `no se ve sale humo`. */
const VERBS = list(
  'noto nota notan notamos notaba siento siente sentimos huelo huele huelen detecta detectan percibe percibimos aprecia veo ve vemos ' +
    'tengo tiene tenemos tenia existe existia produce hace da echa echaba sale salen salia parece esta estaba estoy estic soy notem ' +
    'sentim sento fa feia surt cheira notou sentiu sinto smells stinks reeks is was riecht stinkt brennt ist war sente avverte arde arden quema',
);
/** German `nicht` denies the verb before it: `geht nicht Gasgeruch`; the danger only after these, or before `nach`. */
const BEFORE_NICHT = list('ist war sind hat habe haben wurde');
/** What may follow a denial that comes after the danger, at the end of its clause: `fuga de gas no hay`, `gas usainik ez dago`. */
const AFTER = list('ez gabe none ninguno ninguna nicht nirgends');
/** The same in several words. */
const NONE_THERE = new Set(['no hi ha', "no n'hi ha", 'there is none', 'nicht mehr', "non ce n'e", 'no hi ha cap']);
const OF = list('a de of di');
const THERE_AFTER = list('hay habia hubo hai ha houve existe');

/** French `pas` denies after a verb of being, having or smelling, and where nothing stands before it: a Catalan `clau de pas` does not. */
const BEFORE_PAS = list('a ai avons avez ont avait est etait sent sens sentons sentez existe');
const NEVER_BEFORE_PAS = list('de del el un al la cada');
const AFFIRMED = new Set([...AFFIRMING, ...list('seulement mal que juste loin nur allein soltanto')]);

const SMALL = new Set([
  ...LIGHT,
  ...list("il du des d on une chez nach ein eine einen einem einer gibt gab war ist der die das c'e c'era ci di"),
  ...list('hai della dello degli delle gli alcun alcuna stata stato eu e estoy soy estic estou am'),
]);
const CLAUSES = new Set([
  ...CLAUSE,
  ...list('et mais parce car donc quand und aber weil dass oder wenn ma perche che'),
]);

/**
 * Words that may stand between a denial and the danger that it denies: noticing, coming about, having, and what there is not even of
 * it. Any other word has the denial to itself: `no arreglan la fuga de gas`, `nadie contesta huele a gas`.
 */
const BETWEEN = new Set([
  ...list(
    'noto nota notan notamos notaba note notado siento siente sentimos sentido sentir huelo huele huelen oler olido detecta detectan',
  ),
  ...list(
    'detectado detectaron detectar percibe percibimos percibido aprecia apreciado veo ve vemos visto tengo tiene tenemos tenia tenido',
  ),
  ...list(
    'existe existia existido produce produjo producido ocurrido sufrio sufrido sufri resulto resultado resultaron quedado quedo sido da',
  ),
  ...list(
    'dio dado hace hizo echa echaba sale salen salia salido parece lamentar habido tipo clase rastro indicio indicios senal senales',
  ),
  ...list('resto restos sospecha peligro riesgo olor olores mas gran ninguna ningun'),
  ...list(
    'notat noto notem sentim sento detectat fa feia surt olor perill rastre cheira noto notei notou sentiu sinto sente vi sinal cheiro perigo risco',
  ),
  ...list(
    'smell smelled smells notice noticed see seen saw detect detected sense feel felt hear got get sign signs trace evidence risk type',
  ),
  ...list('kind more badly seriously sent sens senti remarque constate detecte vu trace risque danger odeur type eu'),
  ...list(
    'riecht gerochen bemerkt festgestellt spur gefahr sente sento sentito avverte rilevato notato traccia rischio pericolo odore',
  ),
]);
/** What somebody speaks of with an article is there: `no notan la fuga de gas`. */
const DEFINITE = list('la el las los the le les der die das il lo gli els as');

const FARTHEST = 7;

/** Whether the `pas` at a place denies. */
const isFrenchPas = ({ words, clause }: Spoken, at: number): boolean => {
  const before = clause[at - 1] === clause[at] ? (words[at - 1] ?? '') : '';
  if (before === '' || BEFORE_PAS.has(before)) return true;
  return words[at + 1] === 'de' && !NEVER_BEFORE_PAS.has(before);
};

const beginsClause = ({ words, clause }: Spoken, at: number): boolean =>
  clause[at - 1] !== clause[at] || CLAUSES.has(words[at - 1] ?? '');

/** Basque denies before the verb, and of what there is not it speaks in the partitive: `ez dago gas usainik`. */
const isPartitive = ({ words, clause }: Spoken, { from, to }: WordSpan): boolean =>
  words.slice(from, to + 2).some((word, step) => word.endsWith('ik') && clause[from + step] === clause[from]);

/** Whether a word of denial denies what comes after it, and not the verb before. */
const isForward = (text: Spoken, at: number, span: WordSpan): boolean => {
  const { words } = text;
  const [before = '', word = '', next = ''] = [words[at - 1], words[at], words[at + 1]];
  if (word === 'ez') return isPartitive(text, span);
  if (word === 'nicht') return next === 'nach' || (at + 1 === span.from && BEFORE_NICHT.has(before));
  if (BEFORE_THERE_IS.has(word) && !OF_THE_VERB.has(word)) return true;
  if (beginsClause(text, at)) return true;
  if (word === 'jamais') return AFTER_JAMAIS.has(next);
  return !OF_THE_VERB.has(word);
};

const isDenier = (text: Spoken, at: number, span: WordSpan): boolean => {
  const word = text.words[at] ?? '';
  if (AFFIRMED.has(text.words[at + 1] ?? '')) return false;
  return word === 'pas' ? isFrenchPas(text, at) : DENIERS.has(word) && isForward(text, at, span);
};

/** Who says what they do not say says nothing of it: `no digo que huela a gas`. */
const SAYING = list('digo decimos diciendo dicho afirmo insinuo dic dicindo dizendo saying');
const SAID_THAT = list('que that');

/** Where the denial of a saying stands, seen from the word that begins what is said; undefined where none is denied. */
const isUnsaid = ({ words, clause }: Spoken, at: number): boolean => {
  if (!SAID_THAT.has(words[at] ?? '') || !SAYING.has(words[at - 1] ?? '') || clause[at - 1] !== clause[at])
    return false;
  const before = words.slice(Math.max(0, at - 3), at - 1);
  return before.some((word, place) => DENIERS.has(word) && clause[Math.max(0, at - 3) + place] === clause[at]);
};

/** Whether a statement begins at a word that nothing before it denies: `no veo hay humo`. */
const beginsStatement = ({ words }: Spoken, at: number, from: number): boolean => {
  const [before = '', word = '', next = ''] = [words[at - 1], words[at], words[at + 1]];
  if (ALWAYS_THERE_IS.has(word)) return true;
  const isHa = word === 'ha' && before !== 'hi' && (at + 1 === from || AFTER_HA.has(next));
  return (isHa || THERE_IS.has(word)) && !BEFORE_THERE_IS.has(before);
};

const isNoWord = (word: string): boolean => DENIERS.has(word) || word === 'pas';

/** Whether a word leaves open what a denial before it is about: then what stands before it is looked at. */
const leavesOpen = (text: Spoken, at: number, from: number): boolean => {
  const { words } = text;
  const word = words[at] ?? '';
  // Italian `non si sente`; elsewhere `si` begins a clause.
  if (word === 'si') return words[at - 1] === 'non';
  return !CLAUSES.has(word) && !beginsStatement(text, at, from) && (SMALL.has(word) || BETWEEN.has(word));
};

const isDeniedBefore = (text: Spoken, span: WordSpan): boolean => {
  const { words, clause } = text;
  const { from } = span;
  if (beginsStatement(text, from, from)) return false;
  let at = from - 1;
  while (
    clause[at] === clause[from] &&
    at >= from - FARTHEST &&
    !isNoWord(words[at] ?? '') &&
    leavesOpen(text, at, from)
  )
    at--;
  if (clause[at] === clause[from] && isUnsaid(text, at)) return true;
  if (clause[at] !== clause[from] || !isDenier(text, at, span)) return false;
  if (words.slice(at + 1, from + 1).filter((word) => VERBS.has(word)).length > 1) return false;
  const isThrough = words.slice(at + 1, from).some((word) => BETWEEN.has(word));
  return !(isThrough && DEFINITE.has(words[from - 1] ?? ''));
};

const isNotThere = (denier: string, last: string): boolean => BEFORE_THERE_IS.has(denier) && THERE_AFTER.has(last);

/**
 * Whether a denial after a span takes it back: only where its clause ends with it. `el fuego no se apaga` and `hay fuego no me cogen
 * el telefono` go on, with something else that is not.
 */
const isDeniedAtEnd = ({ words, clause }: Spoken, { to }: WordSpan): boolean => {
  // What the danger is of belongs to it: `fuga de gas no hay`, whichever of the words are known together.
  const ofWhat = OF.has(words[to] ?? '') ? 1 : OF.has(words[to + 1] ?? '') ? 2 : 0;
  const from = to + 1 + (clause[to + ofWhat] === clause[to] ? ofWhat : 0);
  const rest = words.slice(from, from + 4).filter((_, step) => clause[from + step] === clause[to]);
  const [denier = '', last = '', none = ''] = rest;
  if (NONE_THERE.has(rest.join(' '))) return true;
  if (rest.length > 2) return rest.length === 3 && isNotThere(denier, last) && AFTER.has(none);
  if (denier === 'ez') return last === '' || LIGHT.has(last);
  return rest.length === 1 ? AFTER.has(denier) : isNotThere(denier, last);
};

/**
 * Whether what a span says of a danger is taken back beyond doubt: `no huele a gas`, `pas de fuite de gaz`. Where a word stands between
 * that the denial may be about, it is not: somebody calls once too often rather than once too seldom.
 */
export const isSurelyDenied = (text: Spoken, span: WordSpan): boolean =>
  !isNoWord(text.words[span.from] ?? '') && (isDeniedBefore(text, span) || isDeniedAtEnd(text, span));

/** The same for the other words of a pattern, which only a word right before them denies: `huele, pero no a gas`. */
export const isSurelyDeniedClosely = (text: Spoken, span: WordSpan): boolean =>
  isDeniedClosely(text, span) && isDeniedBefore(text, span);
