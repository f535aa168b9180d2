import { sha256 } from '../case/history.ts';
import { REFERENCE_FORM } from '../case/ids.ts';
import type { Reason } from '../case/reason.ts';
import type { Instant } from '../time.ts';

/** A case that a message may belong to. */
export type Candidate = {
  caseId: string;
  open: boolean;
  /** What wrote (address, number or handle) has proved itself, and proved itself in this case too. A claim is not enough. */
  samePerson: boolean;
  /** The message stands in the conversation on the platform that the case came in by, or answers one of our messages there. */
  sameConversation: boolean;
  /** The message quotes the reference of the case. */
  named: boolean;
  orderRef?: string;
  /** When it was closed, where it is. */
  closedAt?: Instant;
  /** When the customer was last heard in this case on the channel the message came by. */
  lastHeardAt?: Instant;
};

/** Where a message goes, and why. `notes`: it is kept in a closed case, which stays closed. */
export type Joining =
  | { how: 'joins' | 'notes'; caseId: string; reason: Reason }
  | { how: 'opens'; linkedTo?: string; reason: Reason };

/** After that long a silence, the same person on the same channel is taken to write about something else. */
const RECENT_MS = 72 * 60 * 60 * 1000;
const MAX_THANKS = 80;

const THANKS =
  /^(?:(?:muchas|muchísimas|mil|moltes|moitas|muito|many|merci|ok|okay|vale|perfecto|perfect|genial|great|de acuerdo|entendido|all good|todo bien|hola|hello|hi|a todos|por todo|for everything|per tot|de nuevo|again|so much|very much|a lot|beaucoup|un saludo|saludos|regards|gracias|graciñas|grazas|gràcies|gracies|mercès|eskerrik asko|mila esker|thanks|thank you|thank|you|thx|ty|cheers|obrigad[oa])(?:[\s,.;:!¡)(-]|\p{Extended_Pictographic}|\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}])*)+$/iu;
const SAYS_THANKS =
  /gracias|graciñas|grazas|gràcies|gracies|mercès|eskerrik|esker\b|thank|thx|\bty\b|cheers|obrigad|merci|🙏|👍|❤/iu;

/** Whether a message says thanks and nothing else: it needs no answer and reopens nothing. */
export const isThanks = (text: string): boolean => {
  const words = text.trim().replace(/^[¡!\s]+/, '');
  if (words === '' || words.length > MAX_THANKS) return false;
  return (
    SAYS_THANKS.test(words) && (THANKS.test(words) || /^(?:🙏|👍|❤|\ufe0f|[\u{1f3fb}-\u{1f3ff}]|\s)+$/u.test(words))
  );
};

const NUMBER = /[\p{L}\p{N}][\p{L}\p{N}\-/._]*/gu;
const plain = (number: string): string => number.replace(/[-/._]/g, '').toUpperCase();
/** Shorter numbers, and words without a digit, turn up in any text. */
const tellsApart = (number: string): boolean => plain(number).length >= 4 && /\d/.test(number);

const ORDER =
  /(?:pedido|orden|order|contrato|contract|contracte|póliza|comanda|encomenda|eskaera|commande)(?!\p{L})[^\p{L}\p{N}\n]{0,3}(?:(?:n[ºo°.]{0,2}|n[uú]m(?:ero|\.)?|number|ref(?:erencia|erence)?|id)(?!\p{L})[^\p{L}\p{N}\n]{0,3}){0,2}([\p{L}\p{N}][\p{L}\p{N}\-/._]{3,29})/giu;

/** The number of the order a text is about, where it says so: "pedido nº L-20417", "order #20417". */
export const orderRefIn = (text: string): string | undefined =>
  [...text.matchAll(ORDER)].map(([, number = '']) => number.replace(/(?<![-/._])[-/._]+$/, '')).find(tellsApart);

/** Whether a text names an order, however its number is punctuated. */
export const mentionsOrder = (text: string, orderRef: string): boolean =>
  tellsApart(orderRef) && (text.match(NUMBER) ?? []).some((word) => plain(word) === plain(orderRef));

/**
 * What cases about the same order or contract are found by, however its number is written: a hash, since the number may lead to a
 * person. Undefined for one that turns up in any text.
 */
export const orderKey = (orderRef: string): string | undefined =>
  tellsApart(orderRef) ? sha256(`order\n${plain(orderRef)}`) : undefined;

const REFERENCE = new RegExp(`\\b${REFERENCE_FORM}\\b`, 'gi');
const MAX_REFERENCES = 5;

/** References of cases that a text quotes, in their one spelling; the first few. */
export const caseReferencesIn = (text: string): string[] => [
  ...new Set((text.match(REFERENCE) ?? []).slice(0, MAX_REFERENCES).map((reference) => reference.toUpperCase())),
];

const REASONS = {
  conversation: {
    code: 'same-conversation',
    es: 'Es la misma conversación en el canal',
    en: 'It is the same conversation on the channel',
  },
  named: { code: 'names-case', es: 'El cliente cita su referencia', en: 'The customer quotes the reference' },
  order: {
    code: 'same-order',
    es: 'La misma persona escribe sobre el mismo pedido',
    en: 'The same person writes about the same order',
  },
  recent: {
    code: 'same-person-recently',
    es: 'La misma persona escribió por el mismo canal hace menos de 72 horas',
    en: 'The same person wrote on the same channel less than 72 hours ago',
  },
  thanks: {
    code: 'thanks',
    es: 'Da las gracias en un caso cerrado',
    en: 'It says thanks in a closed case',
  },
  promise: {
    code: 'broken-promise',
    es: 'Dice que no se ha cumplido lo prometido en un caso cerrado de la misma persona',
    en: 'It says that what was promised in a closed case of the same person was not kept',
  },
  afterClosed: {
    code: 'after-closed',
    es: 'Sigue a un caso ya cerrado de la misma persona',
    en: 'It goes on from a closed case of the same person',
  },
  first: { code: 'new-matter', es: 'No hay un caso abierto al que corresponda', en: 'No open case fits it' },
} satisfies Record<string, Reason>;

/**
 * A message that comes in.
 * `hasFiles`: it is more than thanks, whatever it says. `saysPromiseBroken`: it says that a promise of ours was not kept.
 */
export type IncomingText = { text: string; at: Instant; hasFiles?: boolean; saysPromiseBroken?: boolean };
type MatchRule = { reason: Reason; holds: (candidate: Candidate, incoming: IncomingText) => boolean };

/** Whether a text names an order that is not the one a case is about. */
const isAboutAnother = (text: string, orderRef: string): boolean =>
  orderRefIn(text) !== undefined && !mentionsOrder(text, orderRef);

const isRecent = ({ lastHeardAt, orderRef }: Candidate, { at, text }: IncomingText): boolean =>
  lastHeardAt !== undefined &&
  Math.abs(Date.parse(at) - Date.parse(lastHeardAt)) <= RECENT_MS &&
  !(orderRef && isAboutAnother(text, orderRef));

/** Surest first. */
const RULES: MatchRule[] = [
  { reason: REASONS.conversation, holds: ({ sameConversation }) => sameConversation },
  { reason: REASONS.named, holds: ({ named }) => named },
  { reason: REASONS.order, holds: ({ orderRef }, { text }) => orderRef !== undefined && mentionsOrder(text, orderRef) },
  { reason: REASONS.recent, holds: isRecent },
];

/** The first case that the surest rule finds. */
const match = (candidates: Candidate[], incoming: IncomingText): { caseId: string; reason: Reason } | undefined => {
  for (const { reason, holds } of RULES) {
    const found = candidates.find((candidate) => holds(candidate, incoming));
    if (found) return { caseId: found.caseId, reason };
  }
  return undefined;
};

/** Whether words were taken for those of a case only because the same person wrote lately. */
export const isByTime = ({ how, reason }: Joining): boolean => how !== 'opens' && reason === REASONS.recent;

/** Rules that lead to one case and to no other, also after it was closed. */
const SURE: Reason[] = [REASONS.named, REASONS.order];

/** A promise that was not kept is missed within this time. */
const PROMISED_MS = 90 * 24 * 60 * 60 * 1000;

/** The case whose promise a text may be about: the one that was closed last, unless the text names another order. */
const promisedIn = (closed: Candidate[], { text, at }: IncomingText): Candidate | undefined => {
  const named = orderRefIn(text);
  return closed
    .filter(({ closedAt }) => closedAt !== undefined && Date.parse(at) - Date.parse(closedAt) <= PROMISED_MS)
    .filter(({ orderRef }) => !named || (orderRef !== undefined && mentionsOrder(text, orderRef)))
    .sort((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1))[0];
};

/** Where a text goes that belongs to no open case. */
const joiningClosed = (closed: Candidate[], incoming: IncomingText): Joining => {
  const found = match(closed, incoming);
  const isPromise = incoming.saysPromiseBroken === true;
  const promised = isPromise ? (found ?? promisedIn(closed, incoming)) : undefined;
  if (promised) return { how: 'joins', caseId: promised.caseId, reason: REASONS.promise };
  if (!found) return { how: 'opens', reason: REASONS.first };
  if (!incoming.hasFiles && isThanks(incoming.text))
    return { how: 'notes', caseId: found.caseId, reason: REASONS.thanks };
  if (SURE.includes(found.reason)) return { how: 'joins', ...found };
  return { how: 'opens', linkedTo: found.caseId, reason: REASONS.afterClosed };
};

/**
 * One matter, one case: where a message of a channel belongs. Only cases of the person who wrote are ever looked at, so a
 * stranger who quotes a number lands in a case of their own. What names a closed case, or a promise made in it, joins it, and
 * a person decides what becomes of it (domain/tasks/ask-reply.ts); thanks are kept in it; anything else of the same person
 * opens a case that is linked to it.
 * @param candidates newest first
 */
export const joining = (candidates: Candidate[], incoming: IncomingText): Joining => {
  const own = candidates.filter(({ samePerson }) => samePerson);
  const open = match(
    own.filter((candidate) => candidate.open),
    incoming,
  );
  if (open) return { how: 'joins', ...open };
  return joiningClosed(
    own.filter((candidate) => !candidate.open),
    incoming,
  );
};
