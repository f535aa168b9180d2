import { keys } from '#cases/store/keys.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { checkHistory } from '#domain/case/check-history.ts';
import type { Violation } from './invariants/all.ts';
import type { System } from './system.ts';
import { additions, complaints, people } from './words.ts';

/** Everything that names somebody who complains, and what they write. */
const personal: readonly string[] = [
  ...people.flatMap(({ name, email, phone = email }) => [name, email, phone]),
  ...complaints,
  ...additions,
];

/** The case that one goes on in at last: itself where it was not merged. */
const lastOf = (all: readonly CaseFile[], file: CaseFile): CaseFile => {
  const into = all.find(({ head }) => head.caseId === file.head.mergedInto);
  return into ? lastOf(all, into) : file;
};

/** Whether a case, or one that was merged into it, is under a legal hold: they are kept together. */
const isHeld = ({ head }: CaseFile, all: readonly CaseFile[]): boolean =>
  head.legalHoldAt !== undefined || all.some((other) => other.head.mergedInto === head.caseId && isHeld(other, all));

const isLiving = ({ head, tasks }: CaseFile): boolean =>
  tasks.some(({ status }) => status === 'open' || status === 'planned') ||
  (head.setAsideAt === undefined && (head.closedAt === undefined || head.status !== 'kept'));

const BLOCKED = 'BLOCKED#';

/** What holds words, or leads to a person: none of it stays where a case was destroyed. */
const HOLDS_WORDS = /^(?:PERSON|UNSENT#|TEXT#|MESSAGE#|USEDKEY#|WORDS?#)/;

/** What of a person or their words still lies where a case does; of what was blocked nothing does. */
const leftIn = ({ amends }: System, pk: string): string[] =>
  amends.memory
    .all()
    .filter((item) => item.pk === pk)
    .flatMap((item) => {
      const text = JSON.stringify(item);
      const isLeft = pk.startsWith(BLOCKED) || HOLDS_WORDS.test(item.sk);
      return isLeft || personal.some((words) => text.includes(words)) ? [`${pk} ${item.sk}`] : [];
    });

/** Where somebody is looked up by who they are, what they ordered or where they write. */
const LOOK_UP = /^(?:IDENTITY|ORDER|THREAD)#/;

/** What still leads from a person to a case. */
const leadsTo = ({ amends }: System, caseId: string): string[] =>
  amends.memory
    .all()
    // What is marked as removed leads nobody there.
    .filter((item) => LOOK_UP.test(item.pk) && item['removed'] !== true && JSON.stringify(item).includes(caseId))
    .map(({ pk }) => `${pk.slice(0, pk.indexOf('#'))} leads to ${caseId}`);

const said = (invariant: string, what: string | undefined): Violation | undefined =>
  what === undefined ? undefined : { invariant, what };

const verified = (all: readonly CaseFile[]) =>
  said(
    'the history verifies, years later',
    all.flatMap((file) => checkHistory(file).map((one) => JSON.stringify([file.head.reference, one])))[0],
  );

/** What is over and has not become what it has to by then: what was merged goes with the case that it went on in. */
const lasting = (all: readonly CaseFile[], state: 'blockedAt' | 'destroyedAt') =>
  all
    .filter((file) => file.head[state] === undefined)
    .map((file) => ({ file, last: lastOf(all, file) }))
    .filter(({ last }) => !isLiving(last) && !isHeld(last, all))
    .map(({ file }) => `${file.head.reference} has no ${state}`)[0];

/** The cases as they were when what is over should have been blocked, and when it should have been destroyed. */
export type Years = { blocked: readonly CaseFile[]; after: readonly CaseFile[] };

/** What must hold of what is kept, years later. */
export const keptForYears = (system: System, { blocked, after }: Years): Violation | undefined => {
  const held = after.find(({ head }) => head.legalHoldAt !== undefined && head.destroyedAt !== undefined);
  const gone = after.filter(({ head }) => head.destroyedAt !== undefined);
  return (
    verified(blocked) ??
    verified(after) ??
    said('what is over is blocked', lasting(blocked, 'blockedAt')) ??
    said('what no claim needs is destroyed', lasting(after, 'destroyedAt')) ??
    said('a legal hold holds', held && `${held.head.reference} is destroyed under a legal hold`) ??
    said(
      'nothing of a person is left',
      gone.flatMap(({ head: { caseId } }) =>
        [keys.partition(caseId), `${BLOCKED}${caseId}`].flatMap((pk) => leftIn(system, pk)),
      )[0],
    ) ??
    said('nothing leads to who was erased', gone.flatMap(({ head: { caseId } }) => leadsTo(system, caseId))[0])
  );
};

/** Items of a case, living, blocked or gone: what of a person lies in them is looked at by the case. */
const OF_A_CASE = /^(?:CASE|BLOCKED)#/;

/**
 * What must hold once somebody asked to be erased: each of their cases says so, and is blocked or destroyed where nobody works with it any
 * more; and nothing else that is kept names them.
 */
export const keptOfErased = (system: System, all: readonly CaseFile[], email: string): Violation | undefined => {
  const own = all.filter(({ complainant }) => complainant.email === email);
  // Where their case went on in that of somebody else, it says so itself.
  const isAsked = (file: CaseFile) =>
    [file, lastOf(all, file)].some((one) => one.complainant.email === email && one.head.erasureAskedAt !== undefined);
  const unasked = own.find((file) => !isAsked(file));
  const others = system.amends.memory
    .all()
    .find((item) => !OF_A_CASE.test(item.pk) && JSON.stringify(item).includes(email));
  return (
    said('an erasure is kept in each case', unasked && `${unasked.head.reference} does not say that ${email} asked`) ??
    said('nothing else names who was erased', others && `${others.pk} ${others.sk} names ${email}`)
  );
};
