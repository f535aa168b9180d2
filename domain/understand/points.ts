import { fold, tokens } from './words.ts';

/** Most points proposed of one complaint, and the most characters of each: a list that a person reads and confirms. */
export const MAX_PROPOSED = 10;
const MAX_CHARACTERS = 300;

const list = (words: string): string[] => words.split(',');

/** Beginnings of words by which somebody asks for or claims something, in the languages a customer of Spain may write in. */
const ASKING = [
  // Spanish
  ...list(
    'quiero,querria,quisiera,exij,solicit,pido,pedimos,reclam,necesit,ruego,rogamos,espero que,deseo,que me,deben,debeis',
  ),
  ...list('devuelv,devolv,devoluc,reembols,indemniz,compens,abon,expli,por que,cuando van,cuando me,saber'),
  // English
  ...list(
    'want,would like,demand,request,ask,claim,need,expect,please,refund,compensat,money back,explain,why,i should',
  ),
  // Catalan, Galician and Basque
  ...list('vull,voldria,exigeix,sol.licit,demano,reclamo,necessito,tornin,retornin,per que'),
  ...list('quero,quixera,esix,solicito,preciso,devolvan,por que'),
  ...list('nahi,eskatzen,eskatu,behar,itzuli,zergatik,mesedez'),
];

/** The same for what is said to have gone wrong. */
const CLAIMING = [
  ...list(
    'no ,nadie,nunca,sin avisar,sin previo,sin respuesta,averia,rot,estrope,retras,tarde,cobr,factur,golpe,prometi,dijeron',
  ),
  ...list('incumpl,mal,error,danad,perdi,fall,defect,cort,tampoco,ningun,engan,equivoc,falta'),
  ...list(
    "not ,doesn't,didn't,hasn't,haven't,wasn't,won't,can't,never,nobody,broken,late,delay,charged,billed,wrong,damaged",
  ),
  ...list('lost,fault,missing,fail,overcharg,without notice,mistake,stopped,promised,told me'),
  ...list('ningu,mai ,espatll,cobrat,trencat,avariat,non ,ninguen,avariad,estragad'),
  ...list('ez,inork,inoiz,hondat,apurtu,berandu,kobratu,gaizki'),
];

/** Greetings, thanks and closing words, in the same languages: they ask nothing, whatever words they hold. */
const COURTESY = [
  ...list(
    'hola,buen,estimad,muy senor,gracias,muchas gracias,un saludo,saludos,atentamente,cordial,le saluda,quedo a la espera',
  ),
  ...list(
    'hi,hello,dear,good morning,good afternoon,good evening,thank,kind regards,best regards,regards,yours,sincerely',
  ),
  ...list(
    'bon dia,bona,moltes gracies,gracies,salutacions,bos dias,boas,grazas,moitas,saudos,egun on,arratsalde,mila esker,agur',
  ),
];
/** Longer sentences that begin so go on to say something. */
const COURTESY_WORDS = 7;

const isCourtesy = (sentence: string): boolean => {
  const words = tokens(sentence).filter((word) => word !== '.');
  const begins = ` ${words.join(' ')}`;
  return words.length <= COURTESY_WORDS && COURTESY.some((beginning) => begins.startsWith(` ${beginning}`));
};

/** Whether the words of a sentence hold a beginning of the list, alone or of several words in a row. */
const holds = (sentence: string, beginnings: string[]): boolean => {
  const words = ` ${tokens(sentence).join(' ')} `;
  return beginnings.some((beginning) => words.includes(` ${fold(beginning)}`));
};

/** Where a sentence ends: at its mark, a full stop between digits apart, or with the line. */
const SENTENCE = /(?:[^.!?…\n]|[.](?=[\p{L}\p{N}]))+[.!?…]*/gu;

/** Sentences of a text in their order, without what is quoted from an earlier mail. */
const sentencesOf = (text: string): string[] =>
  (
    text
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('>'))
      .join('\n')
      .match(SENTENCE) ?? []
  )
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}{2,}/u.test(sentence) && (sentence.includes('?') || !isCourtesy(sentence)));

const shortened = (sentence: string): string => {
  if (sentence.length <= MAX_CHARACTERS) return sentence;
  const cut = sentence.slice(0, MAX_CHARACTERS - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_CHARACTERS / 2)).trimEnd()}…`;
};

type Sentence = { sentence: string; place: number; weight: number };

const weightOf = (sentence: string): number => {
  if (/[?¿]/.test(sentence) || holds(sentence, ASKING)) return 2;
  return holds(sentence, CLAIMING) ? 1 : 0;
};

/** The longest sentence, where none asks or claims anything by our words: a complaint is about something in any language. */
const longest = (sentences: Sentence[]): Sentence[] =>
  [...sentences].sort((a, b) => b.sentence.length - a.sentence.length || a.place - b.place).slice(0, 1);

/**
 * The points a complaint raises: its questions, and the sentences that ask for something or say what went wrong, in the order
 * of the text (Ley 10/2025 art. 13.1). They are a proposal: a person confirms, words anew or strikes each. Where there are too
 * many, those that ask come first.
 */
export const findPoints = (text: string): string[] => {
  const all = sentencesOf(text).map((sentence, place) => ({ sentence, place, weight: weightOf(sentence) }));
  const seen = new Set<string>();
  const unique = all.filter(({ sentence }) => seen.size < seen.add(fold(sentence)).size);
  const found = unique.filter(({ weight }) => weight > 0);
  return (found.length > 0 ? found : longest(unique))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, MAX_PROPOSED)
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) => shortened(sentence));
};
