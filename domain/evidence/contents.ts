import canonicalize from 'canonicalize';
import { type AnchoredHead, anchorText } from '../case/anchors.ts';
import { CODE_TEMPLATE } from '../case/answer-code.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { CUSTOMER_PART, textPart } from '../case/digests.ts';
import type { CaseEvent } from '../case/events.ts';
import { bareEvent, sha256 } from '../case/history.ts';
import type { Message } from '../case/message.ts';
import { batchText, type SignedHead } from '../case/signed-heads.ts';
import type { Task } from '../case/task.ts';
import { shortTextId } from '../messages/compose.ts';
import { withoutLinks } from '../release/letters.ts';
import type { Instant } from '../time.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { documentPaths } from './document-paths.ts';

/** Files by their paths, as they lie in a pack. */
export type Files = Map<string, Uint8Array>;

/** Where what a pack holds lies in it. */
export const PLACES = {
  case: 'case.json',
  work: 'decisions.json',
  messages: 'messages.json',
  readable: 'messages.txt',
  timers: 'deadlines.json',
  files: 'files.json',
  events: 'history/events.jsonl',
  signatures: 'history/signatures.json',
  batch: 'history/batch.json',
  batchSignature: 'history/batch.sig',
  anchor: 'history/anchor.json',
  anchorSignature: 'history/anchor.sig',
  anchorStamp: 'history/anchor.tsr',
} as const;

/** A date that a law or a promise sets, with how it came about. */
export type PackTimer = {
  id: string;
  title: Record<ReplyLanguage, string>;
  startedAt: Instant;
  dueAt: Instant;
  /** When what it asks for was done. */
  doneAt?: Instant;
  explanation: Record<ReplyLanguage, string[]>;
};

/** A file that came with a message, or the original of one: where its bytes lie in the pack, or why they do not. */
export type PackFile = {
  /** The file's id at the desk (`<message>.<place>`), or `original.<message>`. */
  id: string;
  messageId: string;
  name?: string;
  type?: string;
  sha256?: string;
} & (
  | { path: string }
  | { absent: 'refused' | 'awaited' | 'in-the-original' | 'gone' | 'held' | 'infected' | 'too-large' }
);

/** A part whose exact words are left out of a pack, though its digest stands in the history. */
export type Withheld = {
  part: string;
  /** `link`: whoever has the customer's link can answer in their name. `code`: it can still be entered. */
  why: 'link' | 'code';
};

/** What a pack is made from: a whole case, and what was signed of it. */
export type PackState = {
  file: CaseFile;
  /** The newest end of its history that was signed. */
  signed?: SignedHead;
  /** The newest end of it that lies under an anchor. */
  anchored?: AnchoredHead;
  timers: PackTimer[];
  files: PackFile[];
  /** Bytes of the files, and of documents, by their paths. */
  bytes: Files;
};

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

/** JSON that people can read, with its names in order, so that the same data gives the same bytes. */
export const jsonFile = (value: unknown): Uint8Array =>
  utf8(`${JSON.stringify(JSON.parse(canonicalize(JSON.parse(JSON.stringify(value))) ?? ''), null, 2)}\n`);

/** An event as its hash covers it: canonical JSON (RFC 8785) without the hash. */
export const eventLine = (event: CaseEvent): string => {
  const { hash: _, ...body } = bareEvent(event);
  return canonicalize(JSON.parse(JSON.stringify(body))) ?? '';
};

/** An event out of its line: its hash is that of the line. */
export const eventOf = (line: string): CaseEvent => ({ ...JSON.parse(line), hash: sha256(line) }) as CaseEvent;

const byPart = (a: Withheld, b: Withheld): number => (a.part < b.part ? -1 : 1);

const textName = (textId: string): string => textPart(textId, '', undefined).name;

const CODE = '';

/** The texts of a case whose exact words may not leave it: why, and what takes their place. */
const withheldTexts = ({ texts, messages }: CaseFile): Map<string, { why: Withheld['why']; shown: string }> => {
  const codes = messages.filter(({ template }) => template === CODE_TEMPLATE);
  const ofCodes = new Set(codes.flatMap(({ textId, messageId }) => [textId, shortTextId(messageId)]));
  return new Map(
    [...texts].flatMap(([id, text]): [string, { why: Withheld['why']; shown: string }][] => {
      if (ofCodes.has(id)) return text === CODE ? [] : [[id, { why: 'code', shown: CODE }]];
      const shown = withoutLinks(text);
      return shown === text ? [] : [[id, { why: 'link', shown }]];
    }),
  );
};

/** What of a case is left out of its pack though it is there. */
export const withheldOf = (file: CaseFile): Withheld[] => [
  ...[...withheldTexts(file)].map(([id, { why }]) => ({ part: textName(id), why })).toSorted(byPart),
  ...(file.head.answerCode ? [{ part: CUSTOMER_PART, why: 'code' } as const] : []),
];

/** Without the token that its execution waits for. */
const bareTask = ({ token: _, ...task }: Task): object => task;

const shownHead = ({ answerCode: _, ...head }: Case): object => head;

const byTime = (a: Message, b: Message): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

const readableMessages = ({ head, messages }: CaseFile, texts: ReadonlyMap<string, string>): string =>
  [
    head.reference,
    ...messages
      .toSorted(byTime)
      .map(({ messageId, at, direction, audience, channel, status, sentAt, textId, to }) =>
        [
          '-'.repeat(72),
          `${at}  ${direction === 'in' ? '<-' : '->'} ${audience}${to ? ` (${to})` : ''}  ${channel}  ${status}${sentAt ? ` ${sentAt}` : ''}  ${messageId}`,
          '',
          texts.get(textId) ?? '[...]',
        ].join('\n'),
      ),
    '',
  ].join('\n');

const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const signatureFiles = ({ signed, anchored }: PackState): [string, Uint8Array][] => [
  [PLACES.signatures, jsonFile({ signed, anchored })],
  ...(signed === undefined
    ? []
    : ([
        [PLACES.batch, utf8(batchText(signed.batch))],
        [PLACES.batchSignature, base64(signed.signature)],
      ] as [string, Uint8Array][])),
  ...(anchored === undefined ? [] : anchorFiles(anchored)),
];

const anchorFiles = ({ anchored: { anchor, signature, stamp } }: AnchoredHead): [string, Uint8Array][] => [
  [PLACES.anchor, utf8(anchorText(anchor))],
  [PLACES.anchorSignature, base64(signature)],
  ...(stamp === undefined ? [] : ([[PLACES.anchorStamp, base64(stamp)]] as [string, Uint8Array][])),
];

/** The exact texts of agreements and final answers, of which both sides hold the hash. */
const agreementTexts = ({ agreements, texts }: CaseFile): [string, Uint8Array][] =>
  agreements.flatMap((agreement) => {
    const text = texts.get(agreement.textId);
    return text === undefined ? [] : [[documentPaths(agreement).text, utf8(text)]];
  });

/** All files of a pack but its manifest and what explains it. */
export const contentsOf = (state: PackState): Files => {
  const { file, timers, files, bytes } = state;
  const { head, complainant, salts, tasks, events, messages, examinations, opinions, offers, agreements, outcomes } =
    file;
  const withheld = withheldTexts(file);
  const exact = [...file.texts].filter(([id]) => !withheld.has(id));
  const instead = [...withheld].map(([id, { shown }]) => [id, shown] as const);
  const shown = new Map([...file.texts, ...instead]);
  return new Map<string, Uint8Array>([
    [PLACES.case, jsonFile({ head: shownHead(head), complainant, salts: Object.fromEntries(salts ?? []) })],
    [PLACES.work, jsonFile({ tasks: tasks.map(bareTask), examinations, opinions, offers, agreements, outcomes })],
    [
      PLACES.messages,
      jsonFile({ messages, texts: Object.fromEntries(exact), withoutLinks: Object.fromEntries(instead) }),
    ],
    [PLACES.readable, utf8(readableMessages(file, shown))],
    [PLACES.timers, jsonFile(timers)],
    [PLACES.files, jsonFile(files)],
    [PLACES.events, utf8(events.map((event) => `${eventLine(event)}\n`).join(''))],
    ...signatureFiles(state),
    ...agreementTexts(file),
    ...bytes,
  ]);
};
