import { type Outgoing, Refused, type SendingDeps } from '../contract.ts';
import { idIn } from '../shared/sent-id.ts';
import { cutTo, type Limit } from '../shared/truncate.ts';
import { heardWithin } from '../shared/windows.ts';
import { postGraph, segment } from './graph.ts';
import { META_LIMITS } from './limits.ts';

/** Where the account's messages are posted; `me` is the account of the token. */
const messagesOf = ({ settings }: SendingDeps): string => `${segment(settings['account_id'] ?? 'me')}/messages`;

/**
 * How a message may go out: as an answer within 24 hours of the customer's last word, for 7 days as a person's answer where
 * Meta has granted the app the Human Agent feature (`settings.human_agent` is `true`), and later not at all.
 */
const typeOf = ({ lastHeardAt }: Outgoing, { settings, now }: SendingDeps): Record<string, string> => {
  if (heardWithin(META_LIMITS.windowHours, lastHeardAt, now())) return { messaging_type: 'RESPONSE' };
  if (settings['human_agent'] === 'true' && heardWithin(META_LIMITS.humanAgentHours, lastHeardAt, now()))
    return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  throw new Refused('window-closed');
};

/** A message in a conversation of Messenger or Instagram (Send API). */
export const sendPrivately = async (
  message: Outgoing,
  deps: SendingDeps,
  limit: Limit,
): Promise<{ externalId: string }> => {
  const answer = await postGraph(
    messagesOf(deps),
    {
      recipient: { id: message.to },
      ...typeOf(message, deps),
      message: { text: cutTo(limit, message.text, message.trackingUrl) },
    },
    deps,
  );
  return { externalId: idIn(answer, 'message_id') };
};

/**
 * The one private message that Meta allows to whoever wrote a comment or post, within 7 days: the public line with the
 * reference and the link that must not stand in public. That it is refused, as a second one is, stops nothing.
 * @param reply its `recipient` is `{comment_id}` or `{post_id}`
 */
export const replyPrivately = async (
  { text, reference, trackingUrl, lastHeardAt }: Outgoing,
  { recipient, limit }: { recipient: Record<string, string>; limit: Limit },
  deps: SendingDeps,
): Promise<void> => {
  if (!heardWithin(META_LIMITS.privateReplyHours, lastHeardAt, deps.now())) return;
  const link = `${reference}: ${trackingUrl}`;
  const message = { text: cutTo(limit, `${text}\n\n${link}`, link) };
  try {
    await postGraph(messagesOf(deps), { recipient, message }, deps);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
};
