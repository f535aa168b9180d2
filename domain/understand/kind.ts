import type { Feeling, Reason } from '../case/reason.ts';
import type { CaseKind } from '../vocabulary.ts';
import { findPhrases, listsFor, type Tokens, type WordLists } from './words.ts';

/** What a customer's text is. Recorded with its reason; a person may see it otherwise. */
export type Kind = CaseKind | 'unknown';

const lists = (es: string, en: string): WordLists => ({ es: es.split(','), en: en.split(',') });

const SPAM = lists(
  'casino*,criptomoneda*,bitcoin,viagra,prestamo rapido,gana dinero,ganar dinero,posicionamiento seo,seo,backlinks,inversion garantizada,herencia millonaria,ha sido seleccionado,premio,haz clic,haga clic',
  'casino*,cryptocurrency,bitcoin,viagra,quick loan,make money,seo services,seo,backlinks,guest post,guaranteed return*,inheritance,you have been selected,lottery,click here,web design services',
);
const COMPLAINT = lists(
  'queja*,quejar*,reclam*,problema*,inaceptable,indignante,vergüenza,verguenza,vergonzos*,lamentable,pesim*,fatal,horrible,hart*,cansad*,decepcion*,insatisfech*,descontent*,enfadad*,indignad*,exijo,exigimos,error,errores,mal servicio,no funciona,no ha llegado,no me ha llegado,no llego,llego tarde,rot*,averi*,defect*,estropead*,retras*,engan*,estafa*,cobro indebido,cobrado de mas,me han cobrado,sin avisar,sin respuesta,nadie responde,nadie contesta,devuelv*,solucion,incumpl*,falta de,tarde,danad*,dano*,peor,malisim*,falla,fallas,fallo,fallos,mala calidad,mala atencion,no responde,no responden,no contestan,no vale,sobrevalorad*,inutil*,desastre,incomod*,nada contento,nada satisfech*,incorrect*,equivocad*,suci*,mediocre*,deficiente*,desagradable*,insuficiente*,desfavorable*',
  "complain*,complaint*,problem*,issue*,unacceptable,outrag*,disgrace*,ashamed,appalling,terrible,awful,horrible,worst,fed up,tired of,disappoint*,dissatisf*,unhappy,angry,demand,error*,mistake*,bad service,poor service,doesn't work,does not work,not working,never arrived,not arrived,has not arrived,hasn't arrived,broken,broke,fault*,defect*,damaged,delay*,late,mislead*,scam*,overcharged,charged twice,refund*,without warning,no response,no reply,nobody answers,no one answers,unfair,wrong,still waiting,incorrect*,not correct,slow,poor,bad,dirty,rude,dishonest*,illegal*,fraud*,decept*,overbill*,throttl*,not received,haven't received,hasn't received",
);
const PRAISE = lists(
  'gracias,agradec*,felicit*,enhorabuena,excelente,encantad*,estupend*,maravill*,genial,perfect*,muy content*,satisfech*,recomiendo,amable*,rapidisim*,impecable*,fantastic*,muy bien,muy bueno,muy buena,buena atencion,buen trato,supero mis expectativas,lo mejor',
  'thank*,grateful,congratulat*,excellent,delighted,wonderful,great,perfect*,very happy,satisfied,recommend*,kind,fantastic,amazing,awesome,well done,pleased,love,loved',
);
const QUESTION = lists(
  'quisiera saber,queria saber,me gustaria saber,quiero saber,querria saber,necesito saber,podrian decirme,pueden decirme,puede decirme,podrian indicarme,me pueden informar,informacion sobre,consulta,duda,dudas,como puedo,como se,cuanto cuesta,cual es,donde puedo,es posible',
  'would like to know,want to know,wondering,could you tell,can you tell,please tell me,let me know how,information about,a question,how do i,how can i,how much,how long,what is,where can,where do,is it possible,can i,may i,i would like information',
);

const reason = (code: string, es: string, en: string): Reason => ({ code: `kind-${code}`, es, en });
const REASONS: Record<Kind, Reason> = {
  spam: reason('spam', 'Parece publicidad', 'Looks like advertising'),
  complaint: reason('complaint', 'Habla de algo que fue mal', 'Speaks of something that went wrong'),
  praise: reason('praise', 'Solo tiene palabras de agradecimiento', 'Has nothing but kind words'),
  question: reason('question', 'Pregunta algo sin quejarse', 'Asks something without complaining'),
  unknown: reason('unknown', 'No se reconoce qué es', 'It could not be told what it is'),
};

/** What the rules go by: the words, the feeling where there is one, and whether anything speaks for severity or for a motive. */
export type KindClues = {
  text: string;
  words: Tokens;
  language: string;
  feeling?: Feeling | undefined;
  isSerious: boolean;
  hasMotive: boolean;
};

const rules: [Kind, (clues: KindClues, holds: (words: WordLists) => boolean) => boolean][] = [
  [
    'spam',
    ({ text, isSerious }, holds) => !isSerious && holds(SPAM) && (/https?:|www\./.test(text) || !holds(COMPLAINT)),
  ],
  ['praise', ({ feeling, isSerious }, holds) => !isSerious && feeling === 'positive' && !holds(COMPLAINT)],
  ['complaint', ({ feeling, isSerious }, holds) => isSerious || feeling === 'negative' || holds(COMPLAINT)],
  ['question', ({ text }, holds) => text.includes('?') || holds(QUESTION)],
  ['complaint', ({ feeling, hasMotive }) => hasMotive || feeling === 'mixed'],
  ['praise', (_, holds) => holds(PRAISE)],
];

/** What a text is, by the first rule that holds; a doubt between complaint and anything else is a complaint. */
export const kindOf = (clues: KindClues): { kind: Kind; reason: Reason } => {
  const holds = (words: WordLists) => findPhrases(clues.words, listsFor(words, clues.language)).length > 0;
  const kind = rules.find(([, rule]) => rule(clues, holds))?.[0] ?? 'unknown';
  return { kind, reason: REASONS[kind] };
};
