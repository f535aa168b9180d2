import { AFFIRMING, CLAUSE, isDeniedAfter, LIGHT, list, NEGATORS, SHORT_NEGATORS } from './denial.ts';
import type { WordSpan } from './families.ts';
import type { Spoken } from './spoken.ts';

/** What denies a danger in the languages whose words of danger are read, beyond those of the other families. */
const DENIERS = new Set([
  ...NEGATORS,
  ...SHORT_NEGATORS,
  ...list('aucun aucune jamais sans kein keine keinen keiner keinem keinerlei nie niemals niemand ohne weder nessun'),
  ...list('nessuna nessuno senza nulla nicht'),
]);
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
    'notat noto notem sentim sento detectat fa feia surt olor perill rastre cheira noto notei sinto sente vi sinal cheiro perigo risco',
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

const isDenier = (text: Spoken, at: number): boolean => {
  const word = text.words[at] ?? '';
  if (AFFIRMED.has(text.words[at + 1] ?? '')) return false;
  return word === 'pas' ? isFrenchPas(text, at) : DENIERS.has(word);
};

const isNoWord = (word: string): boolean => DENIERS.has(word) || word === 'pas';

/** Whether a word leaves open what a denial before it is about: then what stands before it is looked at. */
const leavesOpen = ({ words }: Spoken, at: number): boolean => {
  const word = words[at] ?? '';
  // Italian `non si sente`; elsewhere `si` begins a clause.
  if (word === 'si') return words[at - 1] === 'non';
  return !CLAUSES.has(word) && (SMALL.has(word) || BETWEEN.has(word));
};

const isDeniedBefore = (text: Spoken, { from }: WordSpan): boolean => {
  const { words, clause } = text;
  let at = from - 1;
  while (clause[at] === clause[from] && at >= from - FARTHEST && !isNoWord(words[at] ?? '') && leavesOpen(text, at))
    at--;
  if (clause[at] !== clause[from] || !isDenier(text, at)) return false;
  const isThrough = words.slice(at + 1, from).some((word) => BETWEEN.has(word));
  return !(isThrough && DEFINITE.has(words[from - 1] ?? ''));
};

/**
 * Whether what a span says of a danger is taken back beyond doubt: `no huele a gas`, `pas de fuite de gaz`. Where a word stands between
 * that the denial may be about, it is not: somebody calls once too often rather than once too seldom.
 */
export const isSurelyDenied = (text: Spoken, span: WordSpan): boolean =>
  !isNoWord(text.words[span.from] ?? '') && (isDeniedBefore(text, span) || isDeniedAfter(text, span));
