import { shortTextId } from '../messages/compose.ts';
import { CODE_TEMPLATE } from './answer-code.ts';
import type { CaseFile } from './case-file.ts';
import {
  agreementPart,
  COMPLAINANT_PART,
  CUSTOMER_PART,
  complainantPart,
  digestOf,
  examinationPart,
  headParts,
  messagePart,
  offerPart,
  opinionPart,
  outcomePart,
  type Part,
  placePart,
  taskPart,
  textPart,
} from './digests.ts';
import type { CaseEvent } from './events.ts';
import { type ChainEnd, firstBreak } from './history.ts';

/** What was found not to be as the history has it. `part`: its name (domain/case/digests); `seq`: of an event. */
export type HistoryProblem =
  /** An event was changed, dropped, put in or moved; the first such place. */
  | { what: 'chain-broken'; seq: number }
  /** The head does not end where the history ends: events were removed from its end, or added past it. */
  | { what: 'head-elsewhere'; seq: number }
  /** A text or a field is another than when it was stored. */
  | { what: 'changed'; part: string }
  /** It was stored, and is gone though its time was not over. */
  | { what: 'missing'; part: string }
  /** No event tells of it. */
  | { what: 'added'; part: string }
  /** A signed end of the history is not on the way of this history: it was written anew, or cut off, since it was signed. */
  | { what: 'not-as-signed'; seq: number };

/** The end that a history had at a time, as it was signed then. */
export type SignedEnd = ChainEnd;

/** What is checked: a case as it is stored, with its whole history; what was not read of its messages is not missed. */
export type Stored = Pick<
  CaseFile,
  | 'head'
  | 'complainant'
  | 'tasks'
  | 'events'
  | 'messages'
  | 'texts'
  | 'salts'
  | 'isPart'
  | 'examinations'
  | 'opinions'
  | 'offers'
  | 'agreements'
  | 'outcomes'
>;

/** The last digest of each part. */
const lastDigests = (events: readonly CaseEvent[]): Map<string, string> =>
  new Map(events.flatMap(({ digests = {} }) => Object.entries(digests)));

const partsOf = (stored: Stored): Part[] => {
  const { head, complainant, texts, salts, messages } = stored;
  const ofPerson = salts?.get(COMPLAINANT_PART);
  return [
    ...headParts(head),
    ...(Object.keys(complainant).length > 0 || ofPerson ? [complainantPart(complainant, ofPerson)] : []),
    ...[...texts].map(([textId, text]) => textPart(textId, text, salts?.get(textPart(textId, '', '').name))),
    ...messages.map(messagePart),
    ...stored.tasks.map(taskPart),
    ...stored.examinations.map(examinationPart),
    ...stored.opinions.map(opinionPart),
    ...stored.offers.map(offerPart),
    ...stored.agreements.map(agreementPart),
    ...stored.outcomes.map(outcomePart),
  ];
};

/** A code that has left is a key, and is kept nowhere: its texts are emptied without an event. */
const spentTexts = ({ messages, texts }: Stored): Set<string> => {
  const codes = messages.filter(({ template }) => template === CODE_TEMPLATE);
  const ids = codes.flatMap(({ messageId, textId }) => [textId, shortTextId(messageId)]);
  return new Set(ids.filter((id) => texts.get(id) === '').map((id) => textPart(id, '', undefined).name));
};

const isPersonal = (part: string): boolean =>
  part === COMPLAINANT_PART || part === CUSTOMER_PART || /^(?:text|message|place)\//.test(part);

/** Whether a part need not be there: not all was read, the case was blocked, or its personal data destroyed, which the head's own digest answers for. */
const mayBeGone = (part: string, { head: { blockedAt, destroyedAt }, isPart }: Stored): boolean =>
  isPersonal(part) && (blockedAt !== undefined || destroyedAt !== undefined || (isPart === true && part.includes('/')));

const HERE = digestOf(placePart('', undefined));

/** Where messages are seen: one that went to another case is not listed in this one, one that is listed has not gone. */
const placeProblems = ({ messages }: Stored, last: Map<string, string>): HistoryProblem[] =>
  messages.flatMap(({ messageId, movedTo }): HistoryProblem[] => {
    const part = placePart(messageId, movedTo);
    const told = last.get(part.name) ?? HERE;
    return told === digestOf(part) ? [] : [{ what: 'changed', part: part.name }];
  });

const partProblems = (stored: Stored, last: Map<string, string>): HistoryProblem[] => {
  const spent = spentTexts(stored);
  return partsOf(stored).flatMap((part): HistoryProblem[] => {
    const told = last.get(part.name);
    if (told === digestOf(part) || spent.has(part.name)) return [];
    return [{ what: told === undefined ? 'added' : 'changed', part: part.name }];
  });
};

/** Whether a message went to another case: its own record says so, which is not read with the others. */
const isElsewhere = (part: string, last: Map<string, string>): boolean =>
  part.startsWith('place/') ||
  (part.startsWith('message/') && (last.get(part.replace('message/', 'place/')) ?? HERE) !== HERE);

const missingParts = (stored: Stored, last: Map<string, string>): HistoryProblem[] => {
  const there = new Set(partsOf(stored).map(({ name }) => name));
  return [...last.keys()]
    .filter((part) => !there.has(part) && !isElsewhere(part, last) && !mayBeGone(part, stored))
    .map((part) => ({ what: 'missing', part }));
};

const endProblems = ({ head, events }: Stored): HistoryProblem[] => {
  const last = events.at(-1);
  const isThere = last?.seq === head.seq && last.hash === head.lastHash;
  return isThere ? [] : [{ what: 'head-elsewhere', seq: head.seq }];
};

const signedProblems = ({ events }: Stored, signed: readonly SignedEnd[]): HistoryProblem[] => {
  const hashes = new Map(events.map(({ seq, hash }) => [seq, hash]));
  return signed
    .filter(({ seq, lastHash }) => hashes.get(seq) !== lastHash)
    .map(({ seq }) => ({ what: 'not-as-signed', seq }));
};

/** The events at the end of a history that lie one after another, as far back as they were read. */
const unbrokenEnd = (events: readonly CaseEvent[]): CaseEvent[] => {
  const gap = events.findLastIndex(({ seq }, index) => index > 0 && events[index - 1]?.seq !== seq - 1);
  return events.slice(Math.max(gap, 0));
};

/**
 * The same of a case of which the end of the history was read: what its last events say, each part that they hold a digest of, and
 * the head, of which every last event holds one. What older events answer for is left to who reads the whole.
 */
const checkEnd = (stored: Stored, signed: readonly SignedEnd[]): HistoryProblem[] => {
  const events = unbrokenEnd(stored.events);
  const [{ seq: first = 1, prevHash: lastHash = '' } = {}] = events;
  const broken = firstBreak(events, { seq: first - 1, lastHash });
  const last = lastDigests(events);
  const isTold = (problem: HistoryProblem): boolean => 'part' in problem && last.has(problem.part);
  return [
    ...(broken === undefined ? [] : [{ what: 'chain-broken', seq: broken } as const]),
    ...endProblems({ ...stored, events }),
    ...signedProblems(
      { ...stored, events },
      signed.filter(({ seq }) => seq >= first),
    ),
    ...[...partProblems(stored, last), ...placeProblems(stored, last), ...missingParts(stored, last)].filter(isTold),
  ];
};

/**
 * Compares a case with what its history says of it: the chain of events, the head, every text and field that an event holds a digest
 * of, and the ends that were signed. Personal data that was blocked or destroyed is not missed. Of a case whose history was not
 * read from its beginning, the end is checked that was read.
 * @param signed ends that were signed; none where nobody asked
 * @returns what does not fit; nothing for a case that nobody has touched
 */
export const checkHistory = (stored: Stored, signed: readonly SignedEnd[] = []): HistoryProblem[] => {
  if (stored.isPart && stored.events.length < stored.head.seq) return checkEnd(stored, signed);
  const broken = firstBreak(stored.events);
  const last = lastDigests(stored.events);
  return [
    ...(broken === undefined ? [] : [{ what: 'chain-broken', seq: broken } as const]),
    ...endProblems(stored),
    ...signedProblems(stored, signed),
    ...partProblems(stored, last),
    ...placeProblems(stored, last),
    ...missingParts(stored, last),
  ];
};
