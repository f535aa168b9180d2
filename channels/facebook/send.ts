import type { Sender } from '../contract.ts';
import { postGraph, segment } from '../meta/graph.ts';
import { replyPrivately, sendPrivately } from '../meta/send-private.ts';
import { publicLine } from '../shared/public-reply.ts';
import { idIn } from '../shared/sent-id.ts';
import { limits } from './limits.ts';

/**
 * Answers on a Facebook page: a comment, post or rating with a line under it and, while Meta allows it, the link in private;
 * a conversation in the conversation. The private message goes first: a repeat is refused there, not seen twice in public.
 * @param deps settings `token` (of the page), `account_id` of the page (else the token's), `human_agent`
 */
export const sendFacebook: Sender = async (message, deps) => {
  const inPublic = publicLine(message, limits.comment);
  if (!inPublic) return sendPrivately(message, deps, limits.text);
  const { thread, target, line } = inPublic;
  const recipient = target === thread.post ? { post_id: target } : { comment_id: target };
  await replyPrivately(message, { recipient, limit: limits.text }, deps);
  const answer = await postGraph(`${segment(target)}/comments`, { message: line }, deps);
  return { externalId: idIn(answer, 'id') };
};
