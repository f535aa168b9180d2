import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { type Change, combine } from '../case/change.ts';
import { eventsOf } from '../case/events.ts';
import { caseMessage } from '../messages/case-message.ts';
import type { Channels } from '../messages/channel-facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time.ts';
import type { ActionCase, ChangeWords } from './corrective-action.ts';

/** Whether the customer said that they want to hear what changes; what they said last counts. */
export const wantsNews = ({ events }: Pick<CaseFile, 'events'>): boolean =>
  eventsOf(events, 'news-wanted').at(-1)?.data.wanted === true;

/** What is told to the customer of one case. */
export type Telling = {
  actionId: string;
  because: ActionCase['because'];
  words: ChangeWords;
  /** Who released it. */
  by: string;
  signedBy: string;
  trackingUrl: string;
};

const isGone = ({ blockedAt, destroyedAt, mergedInto }: Case): boolean =>
  (blockedAt ?? destroyedAt ?? mergedInto) !== undefined;

const wasTold = ({ events }: CaseFile, actionId: string): boolean =>
  eventsOf(events, 'change-told').some(({ data }) => data.action === actionId);

/** How it stands with telling a customer: who suggested it asked to know; who complained hears of it where they said so. */
export const toldResult = (
  file: CaseFile,
  { actionId, because }: Pick<Telling, 'actionId' | 'because'>,
): { result: NonNullable<ActionCase['result']>; isNew: boolean } => {
  if (wasTold(file, actionId)) return { result: 'told', isNew: false };
  if (isGone(file.head)) return { result: 'gone', isNew: false };
  if (because === 'complained' && !wantsNews(file)) return { result: 'unwanted', isNew: false };
  return { result: 'told', isNew: true };
};

/** The customer is told what changed, in the language of the case and by its way: once for an action. */
export const tellChange = (
  { file, at, policy, channels }: { file: CaseFile; at: Instant; policy: Policy; channels: Channels },
  { actionId, words, by, signedBy, trackingUrl }: Telling,
): Change => {
  const messageId = `change-${actionId}`;
  const values = { message: words[file.head.replyLanguage], owner: signedBy, trackingUrl };
  return combine(
    {
      events: [{ type: 'change-told', actor: { kind: 'person', id: by }, data: { action: actionId, messageId } }],
    },
    caseMessage(file, { policy, channels }, { messageId, at, template: 'what-changed', values }),
  );
};
