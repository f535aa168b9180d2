import { dropEffects, postponeEffect } from '#cases/store/attempted-effects.ts';
import { storeItems } from '#cases/store/items.ts';
import { keys } from '#cases/store/keys.ts';
import type { OutboxItem } from '#cases/store/outbox.ts';
import { recordTold, recordUntold } from '#cases/store/subscription-state.ts';
import { Refused } from '#channels/contract.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { ChangePart } from '#domain/case/change.ts';
import { combine } from '#domain/case/change.ts';
import { executionAccepted, executionFailed } from '#domain/execution/settle-execution.ts';
import { Transient } from '#domain/failures.ts';
import { instantAfter } from '#domain/time.ts';
import { retry } from '#platform/backoff.ts';
import type { Receiver } from '#platform/http/post-signed.ts';
import { log } from '#platform/log.ts';
import type { Handed } from './contract.ts';
import type { OutgoingDeps } from './deps.ts';
import { postWebhook } from './post.ts';
import { isHelpDesk, tellHelpDesk } from './tell-help-desk.ts';
import { type Call, webhooksOf } from './webhooks-of.ts';
import { withinRun } from './within-run.ts';

/** How often one call is tried at once, and how often again later before a person has to look: for two hours and more. */
const AT_ONCE = 3;
const ATTEMPTS = 9;
const FIRST_PAUSE_MS = 30_000;

/** When it is tried again: twice as long each time, and spread, so that systems that come back are not run over. */
const nextTry = (attempts: number, { clock, random }: OutgoingDeps): string =>
  instantAfter(clock.now(), FIRST_PAUSE_MS * 2 ** (attempts - 1) * (0.5 + random()));

/** Throws Refused where there is no such system, or nobody has given it a secret. */
const receiverOf = async ({ integration }: Call, { policy, keysOf }: OutgoingDeps): Promise<Receiver> => {
  const known = policy.integrations.find(({ id }) => id === integration);
  const secrets = known && (await keysOf(known.id));
  if (!known || !secrets) throw new Refused('not-set-up');
  return { url: known.url, timeout: known.timeout, keys: secrets };
};

/** How far a run got with the events of one change: the id of the last one that the system was told of. */
type Progress = { told: string | undefined };

const send = async (item: Call, given: OutgoingDeps, progress: Progress): Promise<void> => {
  const deps = { ...given, fetch: withinRun(given) };
  const helpDesk = deps.policy.integrations.find(isHelpDesk(item.integration));
  if (item.effect === 'notify' && helpDesk) return tellHelpDesk(item, helpDesk, deps);
  const webhooks = await webhooksOf(item, deps);
  if (webhooks.length === 0) return;
  const receiver = await receiverOf(item, deps);
  // A slow system gets through a part of a long change in one run, and the next one goes on from there.
  const left = webhooks.slice(webhooks.findIndex(({ id }) => id === progress.told) + 1);
  for (const one of left) {
    await retry(() => postWebhook(one, receiver, deps), {
      attempts: AT_ONCE,
      firstMs: deps.firstPauseMs,
      isCurable: (error) => error instanceof Transient,
    });
    progress.told = one.id;
  }
};

const record = async (
  item: Extract<Call, { effect: 'execute' }>,
  deps: OutgoingDeps,
  decide: (file: CaseFile, at: string) => ChangePart | undefined,
): Promise<void> => {
  const at = deps.clock.now();
  await deps.cases.change(item.caseId, at, (file) => {
    const part = decide(file, at);
    return part && combine(part);
  });
};

/**
 * What a person hears of. A promise that was not carried out goes to its owner and a supervisor; that a system is not told of events
 * any more is one alarm and one notice a day, however many cases there are, and each event waits at the desk, to be sent again.
 */
const giveUp = async (item: Call, { attempts, failure }: { attempts: number; failure: string }, deps: OutgoingDeps) => {
  const { caseId, effect, effectId, integration } = item;
  log('error', 'effect given up', { caseId, effect, effectId, integration, failure, attempts });
  if (item.effect === 'notify') {
    const at = deps.clock.now();
    await storeItems(deps.table, caseId, [{ kind: 'effect-given-up', effectId, attempts, failure, at, integration }]);
    return recordUntold(deps.table, integration, { at, failure });
  }
  const { taskId, attempt } = item;
  const because = /^answered-|^not-set-up$/.test(failure) && !/^answered-5/.test(failure) ? 'refused' : 'not-reached';
  await record(item, deps, (file, at) =>
    executionFailed({ file, at, deps }, { taskId, attempt, because, reason: failure }),
  );
  await dropEffects(deps.table, [item]);
};

/** One that got further than the run before counts as its first failure: what is left becomes less each time. */
const failed = async (
  item: Call,
  { error, told }: { error: unknown } & Progress,
  deps: OutgoingDeps,
): Promise<void> => {
  const { caseId, effect, effectId, integration } = item;
  const isFinal = error instanceof Refused;
  // Its message is a code of ours; any other one may quote what it was about.
  const failure = isFinal || error instanceof Transient ? error.message : 'failed';
  const attempts = told === item.told ? (item.attempts ?? 0) + 1 : 1;
  log('warn', 'effect failed', { caseId, effect, effectId, integration, cause: failure, attempts });
  if (isFinal || attempts >= ATTEMPTS) await giveUp(item, { attempts, failure }, deps);
  else await postponeEffect(deps.table, item, { attempts, failure, told, until: nextTry(attempts, deps) });
};

/**
 * Calls a system of the company for one effect of the outbox: tells it of events, or asks it to carry out a promise. It may be done
 * twice: what is sent has the same id. What fails stays for the sweep, a bounded number of times.
 * @throws what the table throws
 */
export const callOut = async ({ caseId, effectId }: Handed, deps: OutgoingDeps): Promise<void> => {
  const item = (await deps.table.get(keys.outbox(caseId, effectId))) as unknown as OutboxItem | undefined;
  if (item?.effect !== 'notify' && item?.effect !== 'execute') return;
  const progress: Progress = { told: item.told };
  try {
    await send(item, deps, progress);
  } catch (error) {
    return failed(item, { error, ...progress }, deps);
  }
  if (item.effect === 'execute') await record(item, deps, (file) => executionAccepted(file, item));
  else await recordTold(deps.table, item.integration, deps.clock.now());
  await dropEffects(deps.table, [item]);
};
