import { keys } from '#cases/store/keys.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import { checkHistory } from '#domain/case/check-history.ts';
import { instantAfter } from '#domain/time.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { erasePerson } from '#functions/retention/erase-person.ts';
import { runRetention } from '#functions/retention/run-retention.ts';
import { inOneRun } from '#platform/run.ts';
import type { Violation } from './invariants/all.ts';
import type { Random } from './random.ts';
import type { System } from './system.ts';
import { troublesOf } from './trouble.ts';
import { additions, complaints, people } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Past the day on which a case that is over is blocked, and past the one on which it is destroyed (policy/retention.yaml, regimes). */
const BLOCKED_AFTER = 100;
const DESTROYED_AFTER = 7 * 365;

/** So often a run that died or failed is called again before it is said that it does not come to its end. */
const TRIES = 12;
/** How often somebody asks to be erased. */
const ASKS = 0.4;

/** Everything that names somebody who complains, and what they write. */
const personal: readonly string[] = [
  ...people.flatMap(({ name, email, phone = email }) => [name, email, phone]),
  ...complaints,
  ...additions,
];

/** Whether a case, or one that was merged into it, is under a legal hold: they are kept together. */
const isHeld = ({ head }: CaseFile, all: readonly CaseFile[]): boolean =>
  head.legalHoldAt !== undefined || all.some((other) => other.head.mergedInto === head.caseId && isHeld(other, all));

const isLiving = ({ head, tasks }: CaseFile): boolean =>
  head.mergedInto !== undefined ||
  tasks.some(({ status }) => status === 'open' || status === 'planned') ||
  (head.setAsideAt === undefined && (head.closedAt === undefined || head.status !== 'kept'));

const BLOCKED = 'BLOCKED#';

/** What of a person or their words still lies where a case does; of what was blocked nothing does. */
const leftIn = ({ amends }: System, pk: string): string[] =>
  amends.memory
    .all()
    .filter((item) => item.pk === pk)
    .flatMap((item) => {
      const text = JSON.stringify(item);
      const isGone = pk.startsWith(BLOCKED) || item.sk.startsWith('UNSENT#');
      return isGone || personal.some((words) => text.includes(words)) ? [`${pk} ${item.sk}`] : [];
    });

/** Where somebody is looked up by who they are, what they ordered or where they write. */
const LOOK_UP = /^(?:IDENTITY|ORDER|THREAD)#/;

/** What still leads from a person to a case. */
const leadsTo = ({ amends }: System, caseId: string): string[] =>
  amends.memory
    .all()
    .filter((item) => LOOK_UP.test(item.pk) && JSON.stringify(item).includes(caseId))
    .map(({ pk }) => `${pk.slice(0, pk.indexOf('#'))} leads to ${caseId}`);

/**
 * What becomes of what is kept, years later: blocked once nobody works with it, destroyed once no claim can be made, and neither under
 * a legal hold. The history stays, and verifies.
 */
export const afterlife = async (system: System, random: Random, lines: string[]): Promise<Violation | undefined> => {
  const { amends, trouble } = system;
  system.wholePages();
  const files = { block: async () => undefined, unblock: async () => undefined, remove: async () => undefined };
  const deps = { ...amends.deps, files } as RetentionDeps;

  /** Does it, however often it dies. */
  const untilDone = async (what: string, often: number, work: () => Promise<unknown>): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries++) {
      trouble.begin(tries < TRIES / 2 ? troublesOf(random, often) : [], async () => undefined);
      const isDone = await trouble
        .within('retention', () => inOneRun(work))
        .then(
          () => true,
          (error: unknown) => {
            if (trouble.happened().length === 0) throw error;
            return false;
          },
        );
      await amends.settle();
      lines.push([amends.now(), what, ...trouble.happened()].join(' '));
      if (isDone) return;
    }
  };
  const loaded = async () => {
    const all: CaseFile[] = [];
    for (const { head } of await system.files()) {
      const file = await inOneRun(() => amends.cases.load(head.caseId, WHOLE));
      if (file) all.push(file);
    }
    return all;
  };
  const runs = async (days: number) => {
    amends.moveTo(instantAfter(amends.now(), days * DAY_MS));
    await untilDone(`retention after ${days} days`, 0.7, () => runRetention(undefined, deps));
    return loaded();
  };

  if (random.chance(ASKS)) {
    const { email } = random.oneOf(people);
    await untilDone(`${email} asks to be erased`, 0.7, () =>
      erasePerson({ person: { email }, reason: 'Lo pide.' }, deps),
    );
  }
  const said = (invariant: string, what: string | undefined): Violation | undefined =>
    what === undefined ? undefined : { invariant, what };
  const verified = (all: readonly CaseFile[]) =>
    said(
      'the history verifies, years later',
      all.flatMap((file) => checkHistory(file).map((one) => JSON.stringify([file.head.reference, one])))[0],
    );

  const blocked = await runs(BLOCKED_AFTER);
  const after = await runs(DESTROYED_AFTER);
  await system.forget();
  const lasting = (all: readonly CaseFile[], state: 'blockedAt' | 'destroyedAt') =>
    all
      .filter((file) => !isLiving(file) && !isHeld(file, all) && file.head[state] === undefined)
      .map(({ head }) => `${head.reference} has no ${state}`)[0];
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
