import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import { instantAfter } from '#domain/time.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { runRetention } from '#functions/retention/run-retention.ts';
import { inOneRun } from '#platform/run.ts';
import { erasedOf } from '#tools/erased-of.ts';
import type { Violation } from './invariants/all.ts';
import { keptForYears, keptOfErased } from './kept-for-years.ts';
import type { Random } from './random.ts';
import type { System } from './system.ts';
import { troublesOf } from './trouble.ts';
import { people } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Past the day on which a case that is over is blocked, and past the one on which it is destroyed (policy/retention.yaml, regimes). */
const BLOCKED_AFTER = 100;
const DESTROYED_AFTER = 7 * 365;

/** So often a run that died or failed is called again before it is said that it does not come to its end. */
const TRIES = 12;
/** How often somebody asks to be erased: at the end of the work, or years later, before what is kept of them would go by itself. */
const ASKS = 0.6;
const ASKS_LATE = 0.3;

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
  const runs = async () => {
    await untilDone('retention', 0.7, () => runRetention(undefined, deps));
    return loaded();
  };
  const pass = (days: number): void => amends.moveTo(instantAfter(amends.now(), days * DAY_MS));
  /** Somebody asks to be erased, now and then. */
  const asks = async (often: number): Promise<Violation | undefined> => {
    if (!random.chance(often)) return undefined;
    const { email } = random.oneOf(people);
    const before = (await loaded()).map(({ head, complainant }) => ({ caseId: head.caseId, complainant }));
    const request = { person: { email }, reason: 'Lo pide.' };
    await untilDone(`${email} asks to be erased`, 0.7, () => erasedOf(request, deps));
    const whose = new Map(before.map(({ caseId, complainant }) => [caseId, complainant]));
    const after = await loaded();
    // Whose cases they were is known from before: what was blocked does not say so any more.
    const known = after.map((file) => ({ ...file, complainant: whose.get(file.head.caseId) ?? file.complainant }));
    return keptOfErased(system, known, email);
  };

  const first = await asks(ASKS);
  pass(BLOCKED_AFTER);
  const blocked = await runs();
  pass(DESTROYED_AFTER);
  const second = await asks(ASKS_LATE);
  const after = await runs();
  await system.forget();
  return first ?? second ?? keptForYears(system, { blocked, after });
};
