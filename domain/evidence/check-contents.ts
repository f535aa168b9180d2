import canonicalize from 'canonicalize';
import { checkHistory, type HistoryProblem } from '../case/check-history.ts';
import type { CaseEvent } from '../case/events.ts';
import type { SignedHead } from '../case/signed-heads.ts';
import { documentProblems, keptProblems } from './check-documents.ts';
import { signatureProblems } from './check-signatures.ts';
import { eventOf, type Files, type PackFile, PLACES } from './contents.ts';
import { type Manifest, takerIn } from './manifest.ts';
import {
  type Against,
  type ContentProblem,
  jsonIn,
  linesIn,
  type PackedCase,
  type PackSignatures,
  packedCase,
} from './packed-case.ts';

type Problem = HistoryProblem | ContentProblem;
type Found = { problems: Problem[]; signedUpTo: number; anchoredUpTo: number };

const isCanonical = (line: string): boolean => canonicalize(JSON.parse(line)) === line;

/** The first place at which a history does not hold together, by what happened there. */
const chainProblem = (lines: string[], events: readonly CaseEvent[]): ContentProblem[] => {
  const at = events.findIndex(({ seq, prevHash }, index) => {
    const before = events[index - 1];
    const isNext = seq === index + 1 && (before ? prevHash === before.hash : /^0{64}$/.test(prevHash));
    return !isNext || !isCanonical(lines[index] ?? '');
  });
  if (at === -1) return [];
  const { seq = 0 } = events[at] ?? {};
  if (seq === at + 1) return [{ what: 'event-changed', seq: at === 0 ? 1 : at }];
  const isLater = events.some((event) => event.seq === at + 1);
  return [{ what: isLater ? 'event-out-of-order' : 'event-missing', seq: at + 1 }];
};

/** The words of ours alone are withheld, and what leads to the customer while a code can be entered. */
const withheldProblems = (packed: PackedCase, { withheld }: Manifest): ContentProblem[] => {
  const ours = new Set(
    packed.messages
      .filter(({ direction }) => direction === 'out')
      .flatMap(({ textId, messageId }) => [textId, `short-${messageId}`]),
  );
  const mayBe = (part: string): boolean => part === 'customer' || /^text\//.test(part);
  const listed = new Set(withheld.map(({ part }) => part));
  return [
    ...withheld.filter(({ part }) => !mayBe(part)),
    ...packed.withheldTexts.map((id) => ({ part: `text/${id}` })).filter(({ part }) => !listed.has(part)),
    ...withheld.filter(
      ({ part, why }) => why === 'code' && part !== 'customer' && !ours.has(part.slice('text/'.length)),
    ),
  ].map(({ part }) => ({ what: 'withheld-for-no-reason', where: part }));
};

const historyProblems = (packed: PackedCase, { withheld }: Manifest, signed: SignedHead[]): HistoryProblem[] => {
  const left = new Set(withheld.map(({ part }) => part));
  return checkHistory(packed, signed).filter(
    (problem) => problem.what !== 'chain-broken' && !('part' in problem && left.has(problem.part)),
  );
};

const aboutProblems = ({ head, events }: PackedCase, manifest: Manifest): ContentProblem[] => {
  const last = events.at(-1);
  const told = { ...manifest, at: last?.at ?? manifest.at, takenBy: takerIn(events) };
  const own = {
    ...{ caseId: head.caseId, reference: head.reference, seq: head.seq, lastHash: head.lastHash },
    ...{ at: told.at, takenBy: told.takenBy, blockedAt: head.blockedAt, destroyedAt: head.destroyedAt },
  };
  return Object.entries(own)
    .filter(([field, value]) => manifest[field as keyof Manifest] !== value)
    .map(([field]) => ({ what: 'manifest-of-another-case', where: field }));
};

/** The first file that cannot be read. */
const unreadable = (files: Files): ContentProblem => {
  const isBad = (path: string): boolean => {
    try {
      jsonIn(files, path);
      return false;
    } catch {
      return true;
    }
  };
  const data = [PLACES.case, PLACES.work, PLACES.messages, PLACES.files, PLACES.timers, PLACES.signatures];
  return { what: 'unreadable', where: data.find(isBad) ?? PLACES.events };
};

const read = (files: Files, against: Against): Found => {
  const lines = linesIn(files);
  const events = lines.map(eventOf);
  const broken = chainProblem(lines, events);
  const packed = packedCase(files, events);
  const signatures = jsonIn(files, PLACES.signatures) as PackSignatures;
  const { signed, anchored } = signatures;
  const ends = [signed, anchored].filter((head) => head !== undefined);
  const unsigned = signatureProblems(files, signatures, against);
  return {
    problems: [
      ...broken,
      ...aboutProblems(packed, against.manifest),
      ...unsigned,
      ...withheldProblems(packed, against.manifest),
      ...historyProblems(packed, against.manifest, ends),
      ...keptProblems(files, jsonIn(files, PLACES.files) as PackFile[], packed),
      ...documentProblems(files, packed, against.keys),
    ],
    signedUpTo: unsigned.length > 0 ? 0 : (signed?.seq ?? 0),
    anchoredUpTo: unsigned.length > 0 ? 0 : (anchored?.seq ?? 0),
  };
};

/** Checks what a pack holds: the chain of events, what was signed of it, each part of the case, its files and documents. */
export const checkContents = (files: Files, against: Against): Found => {
  try {
    return read(files, against);
  } catch {
    return { problems: [unreadable(files)], signedUpTo: 0, anchoredUpTo: 0 };
  }
};
