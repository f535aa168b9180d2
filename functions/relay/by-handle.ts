import { type Outgoing, Refused } from '#channels/contract.ts';
import { channels, isTwoWay } from '#channels/names.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Handle } from '#domain/case/complainant.ts';
import { linkVersion } from '#domain/case/links.ts';
import type { Message } from '#domain/case/message.ts';
import { isBrief } from '#domain/messages/channel-facts.ts';
import { compose, shortTextId, splitMessageText } from '#domain/messages/compose.ts';
import { letterLanguageOf } from '#domain/messages/letter-language.ts';
import { lastHeardOn, wayGiven } from '#domain/messages/routing.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { RelayDeps } from './deps.ts';
import type { Dispatch } from './dispatch.ts';
import { noticeOnly } from './notice-only.ts';

/** The last message of the customer on a channel before one of ours. */
const lastHeard = ({ messages }: CaseFile, { channel, at }: Message): Message | undefined =>
  messages
    .filter(
      (message) => message.direction === 'in' && !message.person && message.channel === channel && message.at <= at,
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];

/** What a customer reads on a phone: the short text where there is one. Where all can read it, nothing but an invitation. */
const textOf = ({ head, texts }: CaseFile, message: Message, policy: Policy): string => {
  const { company } = policy;
  if (message.public)
    return compose(policy, {
      template: 'public-line',
      language: letterLanguageOf(policy, head, 'public-line'),
      values: { company: company.name, phone: company.phone },
    }).body;
  const text = texts.get(message.textId);
  if (text === undefined) throw new Refused('no-text');
  const short = isBrief(channels, message.channel) ? texts.get(shortTextId(message.messageId)) : undefined;
  return short ?? splitMessageText(text).body;
};

const threadOf = ({ threadId }: Handle, heard: Message | undefined): Pick<Outgoing, 'threadId' | 'inReplyTo'> => ({
  ...(threadId && { threadId }),
  ...(heard?.externalId && { inReplyTo: heard.externalId }),
});

/** A message to the handle that the customer wrote from. Throws Refused where the handle was erased or there is nothing to say. */
export const byHandle = async (file: CaseFile, message: Message, deps: RelayDeps): Promise<Dispatch> => {
  const { policy, trackingUrl } = deps;
  const { head } = file;
  const { channel, handle } = wayGiven(channels, file, message) ?? {};
  if (!channel || !handle || !isTwoWay(channel)) throw new Refused('no-handle');
  const heard = lastHeard(file, message);
  const lastHeardAt = lastHeardOn(file, channel, handle.lastHeardAt);
  const link = await trackingUrl(head.caseId, { version: linkVersion(head) });
  const whole = textOf(file, message, policy);
  const notice = await noticeOnly(file, { message, text: whole, trackingUrl: link }, deps);
  return {
    channel,
    ...(notice && { noticeOnly: true }),
    outgoing: {
      to: handle.id,
      text: notice ? (notice.short ?? notice.body) : whole,
      ...threadOf(handle, heard),
      ...(message.public && { public: true }),
      ...(lastHeardAt && { lastHeardAt }),
      language: head.replyLanguage,
      reference: head.reference,
      trackingUrl: link,
    },
  };
};
