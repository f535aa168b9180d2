import type { Funds } from '#domain/budgets/funds.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { Refusal } from '#domain/refusal.ts';
import { wordsOf } from '#domain/refusal-words.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskContext } from '../contract.ts';
import type { ActEndpoint, AskableAct } from '../http/act-on-case.ts';
import { demandRole, type Reader } from '../http/reader.ts';
import { demandUnblocked } from '../http/unless-blocked.ts';
import { LEGAL_HOLD_PATH } from '../legal-hold/endpoints.ts';
import { completions } from '../tasks/completions.ts';
import { requireTransferable } from '../tasks/hand-over.ts';
import type { CaseAction } from './contract.ts';

/** Asks a check without doing what it stands before. */
const asked = (action: string, language: ReplyLanguage, check: () => unknown): CaseAction => {
  try {
    check();
    return { action, allowed: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { action, allowed: false, why: wordsOf(error)[language], code: error.code };
  }
};

const KEEPS_BLOCKED = LEGAL_HOLD_PATH.split('/').at(-1);

/** What can be done to a case, by the checks of the endpoints that do it. */
export const actionsOnCase = (acts: readonly AskableAct[], context: DeskContext, reader: Reader): CaseAction[] =>
  acts.map(({ action, who, check }) =>
    asked(action, reader.language, () => {
      demandRole(reader, ...who.roles);
      if (action !== KEEPS_BLOCKED) demandUnblocked(context.file.head);
      check?.({ ...context, user: reader });
    }),
  );

/** What there is now for a case of which more is proposed than the budget had: it may have enough again. Nothing is read for others. */
export const fundsAgain = async (
  file: CaseFile,
  { cases, clock }: Pick<DeskContext['deps'], 'cases' | 'clock'>,
): Promise<Funds | undefined> =>
  file.offers.some(({ status, demand }) => status === 'needs-approval' && demand?.overBudget)
    ? cases.funds?.(file, clock.now())
    : undefined;

type TaskContext = { file: CaseFile; funds: Funds | undefined; deps: Pick<DeskContext['deps'], 'policy'> };

/** What can be done with an open task, by the checks of deciding it and of handing it over. */
export const actionsOnTask = (
  { file, funds, deps: { policy } }: TaskContext,
  { taskId, kind }: Task,
  reader: Reader,
): CaseAction[] => {
  const setting = { file, policy, funds };
  const { check, decisions = {} } = completions[kind as keyof typeof completions] ?? {};
  return [
    ...(check ? [asked('complete', reader.language, () => check(setting, taskId, reader))] : []),
    ...Object.entries(decisions).map(([decision, may]) =>
      asked(decision, reader.language, () => may(setting, taskId, reader)),
    ),
    asked('hand-over', reader.language, () => requireTransferable(setting, taskId, reader)),
  ];
};

/** The acts among endpoints, in their order. */
export const askableActs = (endpoints: readonly object[]): AskableAct[] =>
  endpoints.flatMap((entry) => {
    if (!('asks' in entry)) return [];
    const { asks, who } = entry as ActEndpoint;
    return [{ ...asks, who }];
  });
