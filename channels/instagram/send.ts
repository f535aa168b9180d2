import type { Outgoing, Sender, SendingDeps } from '../contract.ts';
import { postGraph, segment } from '../meta/graph.ts';
import { replyPrivately, sendPrivately } from '../meta/send-private.ts';
import { type PublicLine, publicLine } from '../shared/public-reply.ts';
import { idIn } from '../shared/sent-id.ts';
import { setting } from '../shared/settings.ts';
import { limits } from './limits.ts';

/** A mention stands under a post of somebody else, which is answered through the mentions of our account. */
const answerMention = ({ thread, target, line }: PublicLine, deps: SendingDeps) =>
  postGraph(
    `${segment(setting(deps, 'account_id'))}/mentions`,
    { media_id: thread.post, ...(target !== thread.post && { comment_id: target }), message: line },
    deps,
  );

const answerComment = async ({ target, line }: PublicLine, message: Outgoing, deps: SendingDeps) => {
  await replyPrivately(message, { recipient: { comment_id: target }, limit: limits.text }, deps);
  return postGraph(`${segment(target)}/replies`, { message: line }, deps);
};

/**
 * Answers on Instagram: a conversation in the conversation, a comment with a line under it and, while Meta allows it, the
 * link in private, a mention with a line under the post that made it.
 * @param deps settings `token`, `account_id` (needed for mentions), `host` (https://graph.instagram.com for Instagram login), `human_agent`
 */
export const sendInstagram: Sender = async (message, deps) => {
  const inPublic = publicLine(message, limits.comment);
  if (!inPublic) return sendPrivately(message, deps, limits.text);
  const isMention = inPublic.thread.place === 'mention';
  const answer = await (isMention ? answerMention(inPublic, deps) : answerComment(inPublic, message, deps));
  return { externalId: idIn(answer, 'id') };
};
