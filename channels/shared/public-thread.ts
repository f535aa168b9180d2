/**
 * The thread of one person under one post: strangers who write under the same post are not in one conversation. `mention` is
 * a post of somebody else that names the company, which Instagram has answered by another road.
 */
export type PublicThread = { place: 'public' | 'mention'; post: string };

export const publicThread = ({ place, post }: PublicThread, authorId: string): string => `${place}:${post}:${authorId}`;

/** What stands in a thread id of ours; undefined for a private conversation, whose thread is the partner's id. */
export const publicThreadOf = (threadId: string | undefined): PublicThread | undefined => {
  const match = /^(public|mention):([^:]*):/.exec(threadId ?? '');
  return match?.[2] === undefined
    ? undefined
    : { place: match[1] === 'mention' ? 'mention' : 'public', post: match[2] };
};
