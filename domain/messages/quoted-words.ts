import type { CaseFile } from '../case/case-file.ts';
import type { Message } from '../case/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { TemplateId } from '../policy/schema/templates.ts';
import { fold } from '../understand/words.ts';
import { heardWords } from './hidden-words.ts';

/** Letters with words that a person of ours chose, or that come from the complaint; all others are made of our own. */
const WRITTEN: TemplateId[] = [
  'customer-message',
  'offer',
  'completion-request',
  'completion-reminder',
  'late-notice',
  'agreement',
  'final-answer',
  'outage-update',
  'meeting-reminder',
  'what-changed',
  'affected-customer',
];

/** Whether a message may hold words of the customer, or somebody's about them. */
export const isWritten = ({ template }: Pick<Message, 'template'>): boolean => WRITTEN.includes(template as TemplateId);

/** So many characters in a row are no accident. */
const RUN = 12;

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** Runs of a text, however it was broken into lines, and whatever its accents and capitals. */
const runsOf = (text: string): Set<string> => {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
  return runs;
};

/** What we say ourselves: whoever writes it to us has it from us, and gets nothing new by reading it again. */
const ourWords = ({ messages, otherLanguages, company, bodies, concessions }: Policy): string =>
  plain(JSON.stringify([messages, otherLanguages, company, bodies, concessions]).replace(/\\n/g, ' '));

const WORD = /[\p{L}\p{M}]{3,}/gu;

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

const named = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** Whether a text says a part of a name, written as a name is; parts of the names of our own people are in our letters anyway. */
const names = (text: string, name: string, { people }: Policy): boolean => {
  const ours = new Set(people.flatMap((person) => wordsIn(person.name)).map(named));
  const said = new Set(wordsIn(text));
  return wordsIn(name)
    .map(named)
    .some((part) => !ours.has(part) && (said.has(part) || said.has(part.toUpperCase())));
};

/**
 * Whether a message says what the customer wrote, or by what name: twelve characters in a row that are not ours. To an address
 * that may be a stranger's it must not be sent, or anybody could write to anybody in our name. Linear in both texts.
 */
export const quotesCustomer = (
  file: Pick<CaseFile, 'messages' | 'texts' | 'complainant' | 'head'>,
  text: string,
  policy: Policy,
): boolean => {
  if (names(text, file.complainant.name ?? '', policy)) return true;
  const theirs = runsOf(plain(heardWords(file)));
  const common = [...runsOf(plain(text))].filter((run) => theirs.has(run));
  if (common.length === 0) return false;
  const ours = runsOf(`${ourWords(policy)} ${plain(file.head.reference)}`);
  return common.some((run) => !ours.has(run));
};
