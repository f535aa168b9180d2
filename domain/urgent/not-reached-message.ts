import type { CaseFile } from '../case/case-file.ts';
import type { Task } from '../case/task.ts';
import type { Channels } from '../messages/channel-facts.ts';
import { compose, messageToCustomer, type OutgoingMessage } from '../messages/compose.ts';
import { customerWords } from '../messages/customer-words.ts';
import { greetingName } from '../messages/greeting.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';
import type { Instant } from '../time.ts';
import { dangersIn, kindsOfDanger } from './danger.ts';
import { adviceOn, emergencyNumber } from './urgent-words.ts';

type NotReached = {
  task: Pick<Task, 'taskId' | 'inWriting'>;
  attempts: number;
  /** Who has the case from now on. */
  who: string | undefined;
  at: Instant;
  trackingUrl: string;
};

const TRIED = {
  es: (attempts: number, isWritten: boolean) =>
    `le hemos ${isWritten ? 'escrito' : 'llamado'} ${attempts === 1 ? 'una vez' : `${attempts} veces`}`,
  en: (attempts: number, isWritten: boolean) =>
    `we have ${isWritten ? 'written to' : 'called'} you ${attempts === 1 ? 'once' : `${attempts} times`}`,
};

/** Somebody who could not be reached is written to: what to do if there is danger, and how to reach us. */
export const notReachedMessage = (
  file: CaseFile,
  { policy, channels }: { policy: Policy; channels: Channels },
  { task, attempts, who, at, trackingUrl }: NotReached,
): OutgoingMessage => {
  const { head, complainant } = file;
  const { replyLanguage: language, country } = head;
  const { name: company, phone } = policy.company;
  const advice = adviceOn(policy, kindsOfDanger(dangersIn(policy, customerWords(file))));
  const template = 'call-not-reached';
  const content = compose(policy, {
    template,
    language,
    values: {
      name: greetingName(complainant),
      reference: head.reference,
      tried: TRIED[language](attempts, task.inWriting !== undefined),
      who: who ? nameOf(policy, who) : company,
      emergency: emergencyNumber(policy, country)[language],
      advice: advice.map(({ text }) => text[language]).join('\n'),
      trackingUrl,
      company,
      phone,
    },
  });
  return messageToCustomer(
    channels,
    { head, complainant },
    { messageId: `not-reached-${task.taskId}`, at, template, ...content },
  );
};
