import type { CaseFile } from '#domain/case/case-file.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Task } from '#domain/case/task.ts';
import { commonLimit } from '#domain/concession/rounds.ts';
import { Refusal } from '#domain/refusal.ts';
import { requireTask, type User } from '#domain/tasks/decide.ts';
import { checkTone, type Finding } from '#domain/tone/check-tone.ts';
import type { ReleaseDecision } from '#functions/stages/release/contract.ts';
import type { DeskDeps } from '../contract.ts';
import { type CustomerText, textsAt, toneOfTexts } from '../writing/customer-texts.ts';
import { demandTone, toneOf } from '../writing/tone.ts';
import { shownLetter, shownOffer } from './release-view.ts';

type Input = ReleaseDecision & { taskId: string; user: User };

/** A case, and the release that somebody completes with edited words. */
type Editing = { file: CaseFile; task: Task; input: Input; shown: string };

/** What the words may name: what both owner and releaser may grant, and what the options of the letter are worth. */
const mayBeNamed = ({ file, task, input }: Editing, { policy }: DeskDeps): number => {
  const chosen = [...(input.options ?? []), ...(input.add ?? [])];
  const options = shownOffer(file, task)?.options ?? [];
  const values = [
    ...options.map(({ value }) => value?.amount ?? 0),
    ...policy.concessions.flatMap(({ id, value }) => (chosen.includes(id) && value ? [value] : [])),
  ];
  return Math.max(commonLimit(policy, file, input.user), ...values);
};

/** Refuses: tone-wrong where the words promise more money than may be granted. Nobody can insist on that: an option can be approved, a sentence cannot. */
const demandNoPromise = (editing: Editing, { pointer, text }: CustomerText, deps: DeskDeps): void => {
  const { replyLanguage } = editing.file.head;
  const { company } = deps.policy;
  const mayGrant = { limit: mayBeNamed(editing, deps), currency: company.currency };
  const promised = checkTone(text, replyLanguage, { rules: [], mayGrant }).filter(
    ({ kind, words }) => kind === 'promise' && !editing.shown.includes(words),
  );
  demandTone(promised, false, pointer);
};

/**
 * What has a wrong tone in words that were edited; what stood in the letter as it was shown is nobody's fault.
 * Refuses: no-such-task, and tone-wrong where the writer did not insist or promises more than may be granted.
 */
export const toneOfEdit = async (input: Input, deps: DeskDeps): Promise<Finding[]> => {
  const { taskId, user, text, prevention, advice, commitments = [], acceptTone = false } = input;
  const committed = commitments.map((one, place) => ({ pointer: `/commitments/${place}/text`, text: one.text }));
  const given = [...textsAt({ '/prevention': prevention, '/advice': advice }), ...committed];
  const tone = await toneOfTexts(given, { user, caseId: caseIdOf(taskId), acceptTone }, deps);
  if (text === undefined && committed.length === 0) return tone;
  const file = await requireTask(deps.cases, taskId);
  const task = file.tasks.find((candidate) => candidate.taskId === taskId);
  if (!task) throw new Refusal('no-such-task');
  const { replyLanguage: language } = file.head;
  const shown =
    shownLetter(file, task, await deps.trackingUrl(file.head.caseId, { version: linkVersion(file.head) }))?.text ?? '';
  for (const one of committed) demandNoPromise({ file, task, input, shown }, one, deps);
  if (text === undefined) return tone;
  const before = toneOf({ text: shown, language, user }, deps.policy);
  const found = toneOf({ text, language, user }, deps.policy).filter(
    ({ rule, kind, words }) => kind !== 'promise' && !before.some((one) => one.rule === rule && one.words === words),
  );
  demandTone(found, acceptTone);
  demandNoPromise({ file, task, input, shown }, { pointer: '/text', text }, deps);
  return [...tone, ...found];
};
