import type { CaseFile } from '../case/case-file.ts';
import { type ChangePart, combine } from '../case/change.ts';
import type { EventData } from '../case/events.ts';
import type { Task } from '../case/task.ts';
import { caseMessage } from '../messages/case-message.ts';
import type { Channels } from '../messages/channel-facts.ts';
import type { OutgoingMessage } from '../messages/compose.ts';
import type { Policy } from '../policy/policy.ts';
import { decided } from '../tasks/decide.ts';
import type { Instant } from '../time.ts';
import { emergencyNumber } from './urgent-words.ts';

/** What a customer is told whose basic service is cut off, in the words of a person. */
type Explained = {
  messageId: string;
  at: Instant;
  causes: string;
  restoration: string;
  /** Name of whoever stands behind it. */
  signedBy: string;
  trackingUrl: string;
};

/** What cut the service off, and when it is expected back (Ley 10/2025 art. 17.2). */
export const outageMessage = (
  file: CaseFile,
  { policy, channels }: { policy: Policy; channels: Channels },
  { messageId, at, signedBy, ...said }: Explained,
): OutgoingMessage => {
  const { replyLanguage, country } = file.head;
  const emergency = emergencyNumber(policy, country)[replyLanguage];
  const values = { ...said, emergency, owner: signedBy };
  return caseMessage(file, { policy, channels }, { messageId, at, template: 'outage-update', values });
};

/** That the customer was told is on record, and nobody is asked for it any more. */
export const outageExplained = (
  task: Task,
  { by, at, ...data }: { by: string; at: Instant } & Omit<EventData<'outage-explained'>, 'taskId'>,
): ChangePart =>
  combine({
    events: [{ type: 'outage-explained', actor: { kind: 'person', id: by }, data: { taskId: task.taskId, ...data } }],
    items: [decided(task, { by, at })],
  });
