import { actionCases, decideAction, recordTold } from '#cases/store/corrective-actions.ts';
import { channels } from '#channels/names.ts';
import { linkVersion } from '#domain/case/links.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import type { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import { tellChange, toldResult } from '#domain/improvement/tell.ts';
import { signerFor } from '#domain/messages/signer.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import { requireAction } from './actions.ts';
import type { Told } from './contract.ts';
import { unlessConcerned } from './unless-concerned.ts';

/** So many in one request: the desk asks again while some are left. */
const MOST = 50;

type Releasing = { action: CorrectiveAction & { words: NonNullable<CorrectiveAction['words']> }; by: string };

/** Tells the customer of one case, once however often it is released. */
const tellOne = async (
  { caseId: named, because }: ActionCase,
  { action: { actionId, words }, by }: Releasing,
  deps: DeskDeps,
): Promise<NonNullable<ActionCase['result']>> => {
  const head = await resolveMergedHead(deps.cases, named);
  if (!head || head.blockedAt || head.destroyedAt) return 'gone';
  const { caseId } = head;
  const under = await underPolicyOf(deps, caseId);
  const at = deps.clock.now();
  const trackingUrl = await deps.trackingUrl(caseId, { version: linkVersion(head) });
  const signedBy = signerFor(deps.policy, head, by);
  let result: NonNullable<ActionCase['result']> = 'gone';
  await deps.cases.change(caseId, at, (file) => {
    const standing = toldResult(file, { actionId, because });
    result = standing.result;
    const telling = { actionId, because, words, by, signedBy, trackingUrl };
    return standing.isNew ? tellChange({ file, at, policy: under.policy, channels }, telling) : undefined;
  });
  return result;
};

/** Refuses: own-proposal, action-without-words. */
const demandReleasable = ({ words, endedBy }: CorrectiveAction, user: Reader) => {
  if (!words) throw new Refusal('action-without-words');
  if (endedBy === user.id) throw new Refusal('own-proposal');
  return words;
};

/**
 * A second person releases what customers are told: each case once, those who suggested it, and those who complained and said that
 * they want to hear of it. So many at a time; asking again goes on with those that are left. A case that is about the reader holds up no
 * other: it waits for another person.
 * Refuses: no-such-action, own-proposal, action-without-words.
 */
export const releaseWords = async (
  { actionId, user }: { actionId: string; user: Reader },
  deps: DeskDeps,
): Promise<Told> => {
  const { table, clock } = deps;
  const before = await requireAction(table, actionId);
  const words = demandReleasable(before, user);
  const by = before.releasedBy ?? user.id;
  if (!before.releasedAt)
    await decideAction(table, { before, after: { ...before, releasedBy: by, releasedAt: clock.now() } });
  const waiting = (await actionCases(table, actionId)).filter(({ result }) => result === undefined);
  const counts = { told: 0, unwanted: 0, gone: 0 };
  for (const one of waiting.slice(0, MOST)) {
    const result = await unlessConcerned(tellOne(one, { action: { ...before, words }, by }, deps));
    if (result === 'concerned') continue;
    await recordTold(table, { actionId, caseId: one.caseId, result, at: clock.now() });
    counts[result] += 1;
  }
  return { ...counts, left: Math.max(0, waiting.length - MOST) };
};
