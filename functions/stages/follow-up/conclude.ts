import { channels } from '#channels/names.ts';
import { closingMessage } from '#domain/agreement/closing-message.ts';
import type { CaseContext, CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { taskId } from '#domain/case/ids.ts';
import { reopenCase } from '#domain/case/reopen.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { customerMessage } from '#domain/messages/customer-message.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import type { Clock } from '#domain/time.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import type { ConcludeOutput, SurveyOutput } from './contract.ts';

export type ConcludeDeps = {
  cases: CaseStore;
  clock: Clock;
  policy: Policy;
  trackingUrl: (caseId: string) => Promise<string>;
};

/** What the customer answered; nothing where nobody answered, which is no score and no complaint. */
const scoresOf = ({ head, tasks }: CaseFile, cycle: number): SurveyOutput => {
  const survey = tasks.find((task) => task.taskId === taskId({ caseId: head.caseId, kind: 'survey', cycle }));
  const { score, service } = (survey?.output ?? {}) as SurveyOutput;
  return { ...(score !== undefined && { score }), ...(service !== undefined && { service }) };
};

type Context = CaseContext<ConcludeDeps & { url: string }>;

/**
 * The last message of a case: the customer is valued. Who has just answered the survey reads it on the page, so no mail
 * follows; who has not gets it by mail.
 */
const thanks = ({ file, at, deps: { policy, url } }: Context, cycle: number, hasScore: boolean): OutgoingMessage => {
  const { owner } = file.head;
  return customerMessage(
    file,
    { policy, channels },
    {
      messageId: `closing-${cycle}`,
      at,
      text: closingMessage(hasScore)[file.head.replyLanguage],
      signedBy: owner ? nameOf(policy, owner) : policy.company.name,
      trackingUrl: url,
      onPageOnly: hasScore,
    },
  );
};

/** From here on the retention of its personal data is looked at. */
const concluded = (cycle: number, { score, ...service }: SurveyOutput, mail: OutgoingMessage): Change =>
  combine(
    {
      set: { status: 'kept', stage: 'follow-up' },
      events: [
        {
          type: 'concluded',
          actor: { kind: 'system' },
          data: { cycle, score: score ?? 'none', ...service, messageId: mail.message.messageId },
        },
      ],
      items: [{ kind: 'retention-date', dueAt: mail.message.at }],
    },
    mail,
  );

/**
 * Stage follow-up, its end: promises are kept and the survey is over. A score up to the policy's limit, of either question, opens the complaint
 * again as another cycle; anything else, no answer too, leaves it kept, with a closing message that the customer is valued.
 */
export const conclude = async ({ caseId, cycle }: CycleInput, deps: ConcludeDeps): Promise<ConcludeOutput> => {
  const { cases, clock, policy } = deps;
  const url = await deps.trackingUrl(caseId);
  const at = clock.now();
  let result: ConcludeOutput['result'] = 'kept';
  await cases.change(caseId, at, (file) => {
    const scores = scoresOf(file, cycle);
    // Bad attention and a bad solution each are a reason to look at the case again.
    const lowest = Math.min(...Object.values(scores));
    const isLow = lowest <= policy.survey.reopensUpTo;
    result = isLow ? 'reopened' : 'kept';
    const isDone = file.events.some(
      ({ type, data }) => (type === 'reopened' || type === 'concluded') && data.cycle === cycle,
    );
    if (isDone) return undefined;
    const context = { file, at, deps: { ...deps, url } };
    return isLow
      ? combine(reopenCase(context, { because: 'survey', actor: { kind: 'customer' }, score: lowest }))
      : concluded(cycle, scores, thanks(context, cycle, scores.score !== undefined));
  });
  return { caseId, cycle, result };
};
