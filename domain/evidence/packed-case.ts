import type { AnchoredHead } from '../case/anchors.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CaseEvent } from '../case/events.ts';
import type { SignedHead } from '../case/signed-heads.ts';
import { type Files, PLACES } from './contents.ts';
import type { PublishedKeys } from './keys.ts';
import type { Manifest } from './manifest.ts';

/** What of the contents of a pack does not hold beside what the history says. */
export type ContentProblem =
  /** It cannot be read as what it should be. */
  | { what: 'unreadable'; where: string }
  /** An event is not there, stands at another place, or is another than the next one names. */
  | { what: 'event-missing' | 'event-out-of-order' | 'event-changed'; seq: number }
  /** The manifest says something else of the case than its history. */
  | { what: 'manifest-of-another-case'; where: string }
  /** A part is said to be withheld that may not be. */
  | { what: 'withheld-for-no-reason'; where: string }
  /** Nobody who may has signed where the history ended, or the anchor. */
  | { what: 'head-not-signed' | 'head-not-anchored'; where: string }
  /** What lies there for openssl is not what was signed. */
  | { what: 'not-what-was-signed'; where: string }
  /** A file is not the one that the history or the case names. */
  | { what: 'other-file'; where: string };

/** What contents are checked against. */
export type Against = { manifest: Manifest; keys: PublishedKeys };

/** A file of a pack as text; empty where it is not there. */
export const textIn = (files: Files, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
/** @throws SyntaxError where it is no JSON */
export const jsonIn = (files: Files, path: string): never => JSON.parse(textIn(files, path)) as never;

/** The lines of a history, none of which is written otherwise than it was hashed. */
export const linesIn = (files: Files): string[] => {
  const text = textIn(files, PLACES.events);
  return text === '' ? [] : (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
};

type PackCase = Pick<CaseFile, 'head' | 'complainant'> & { salts: Record<string, string> };
type PackWork = Pick<CaseFile, 'tasks' | 'examinations' | 'opinions' | 'offers' | 'agreements' | 'outcomes'>;
type PackMessages = Pick<CaseFile, 'messages'> & {
  texts: Record<string, string>;
  withoutLinks: Record<string, string>;
};
/** What was signed of its history, as its pack holds it. */
export type PackSignatures = { signed?: SignedHead; anchored?: AnchoredHead };

/** A case as its pack holds it. */
export type PackedCase = Omit<CaseFile, 'regime' | 'salts'> & { salts: Map<string, string>; withheldTexts: string[] };

/** @throws SyntaxError, TypeError where a file cannot be read */
export const packedCase = (files: Files, events: CaseEvent[]): PackedCase => {
  const { salts, ...head } = jsonIn(files, PLACES.case) as PackCase;
  const work = jsonIn(files, PLACES.work) as PackWork;
  const { messages, texts, withoutLinks } = jsonIn(files, PLACES.messages) as PackMessages;
  return {
    ...head,
    ...work,
    events,
    messages,
    texts: new Map(Object.entries(texts)),
    salts: new Map(Object.entries(salts)),
    withheldTexts: Object.keys(withoutLinks),
  };
};
