import type { CaseFile } from '../case/case-file.ts';
import type { Task } from '../case/task.ts';
import { caseMessage } from '../messages/case-message.ts';
import type { Channels } from '../messages/channel-facts.ts';
import type { OutgoingMessage } from '../messages/compose.ts';
import { heardWords } from '../messages/hidden-words.ts';
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
  deps: { policy: Policy; channels: Channels },
  { task, attempts, who, at, trackingUrl }: NotReached,
): OutgoingMessage => {
  const { policy } = deps;
  const { replyLanguage: language, country } = file.head;
  const advice = adviceOn(policy, kindsOfDanger(dangersIn(policy, heardWords(file))));
  return caseMessage(file, deps, {
    messageId: `not-reached-${task.taskId}`,
    at,
    template: 'call-not-reached',
    values: {
      tried: TRIED[language](attempts, task.inWriting !== undefined),
      who: who ? nameOf(policy, who) : policy.company.name,
      emergency: emergencyNumber(policy, country)[language],
      advice: advice.map(({ text }) => text[language]).join('\n'),
      trackingUrl,
    },
  });
};
