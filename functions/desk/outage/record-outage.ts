import { channels } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { caseIdOf } from '#domain/case/ids.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { greetingName } from '#domain/messages/greeting.ts';
import { decided, nameOf, requireOwnTask, requireTask, type User } from '#domain/tasks/decide.ts';
import { nextWordAfter } from '#domain/timers/next-word.ts';
import { emergencyNumber } from '#domain/urgent/urgent-words.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { demandTone, toneData, toneOf } from '../writing/tone.ts';
import type { OutageReport } from './contract.ts';

export type OutageInput = OutageReport & { taskId: string; user: User };

const updateMessage = (
  { file: { head, complainant }, at, deps: { policy } }: DeskContext,
  { causes, restoration, taskId, user }: OutageInput,
  trackingUrl: string,
): OutgoingMessage => {
  const { replyLanguage: language } = head;
  const template = 'outage-update';
  const { name: company, phone } = policy.company;
  const content = compose(policy, {
    template,
    language,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      causes,
      restoration,
      emergency: emergencyNumber(policy, head.country)[language],
      trackingUrl,
      owner: nameOf(policy, user.id),
      company,
      phone,
    },
  });
  return messageToCustomer(channels, { head, complainant }, { messageId: `told-${taskId}`, at, template, ...content });
};

const languageOf = async (caseId: string, { cases, policy }: DeskDeps): Promise<CaseFile['head']['replyLanguage']> =>
  (await cases.head(caseId))?.replyLanguage ?? policy.company.defaultLanguage;

/**
 * The customer is told what cut the service off and when it is expected back, in the words of whoever has the task.
 * Refuses: no-such-task, not-your-task, task-not-open, task-decided-before, tone-wrong.
 */
export const recordOutage = async (report: OutageInput, deps: DeskDeps): Promise<object> => {
  const { taskId, causes, restoration, acceptTone = false, user } = report;
  const { cases, clock, policy } = deps;
  const caseId = caseIdOf(taskId);
  await requireTask(cases, taskId);
  const language = await languageOf(caseId, deps);
  const tone = Object.entries({ causes, restoration }).flatMap(([field, text]) => {
    const found = toneOf({ text, language, user }, policy);
    demandTone(found, acceptTone, `/${field}`);
    return found;
  });
  const at = clock.now();
  const trackingUrl = await deps.trackingUrl(caseId);
  await cases.change(caseId, at, (file) => {
    const task = requireOwnTask({ file, policy }, taskId, user);
    const message = updateMessage({ file, at, deps }, report, trackingUrl);
    const { messageId } = message.message;
    return combine(
      {
        set: { nextWordBy: nextWordAfter(file.head, at, { policy, clock }) },
        events: [
          {
            type: 'outage-explained',
            actor: { kind: 'person', id: user.id },
            data: { taskId, messageId, ...toneData(tone) },
          },
        ],
        items: [decided(task, { by: user.id, at })],
      },
      message,
    );
  });
  return { tone };
};
