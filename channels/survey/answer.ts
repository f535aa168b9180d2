import { sha256 } from '#domain/case/history.ts';
import { canonicalAddress } from '#domain/mail-address.ts';
import type { Instant } from '#domain/time.ts';
import type { ChannelItem } from '../contract.ts';

/** What somebody answered in a survey, whatever made the survey. */
export type ScoredAnswer = {
  id: string;
  /** What groups answers: the survey, or the order it was about. */
  threadId?: string;
  score?: number;
  best: number;
  comment: string;
  author: Partial<ChannelItem['author']>;
  at: Instant;
  attachments: ChannelItem['attachments'];
};

/** Up to this part of the best score an answer is a complaint: 2 of 5, 4 of 10. */
const LOW_PART = 0.4;

const kindOf = ({ score, best }: ScoredAnswer): ChannelItem['kind'] => {
  if (score === undefined) return 'message';
  return score <= best * LOW_PART ? 'complaint' : 'survey';
};

/** Without an identity each answer is somebody of its own: two strangers are never taken for one. */
const authorOf = ({ author, id }: ScoredAnswer): ChannelItem['author'] => ({
  ...author,
  id: author.id ?? (author.email && canonicalAddress(author.email)) ?? author.phone ?? `survey:${id}`,
});

/** An answer as an item; the score stands under the words. Undefined for one that says nothing at all. */
export const itemOf = (answer: ScoredAnswer): ChannelItem | undefined => {
  const { id, score, best, comment, threadId, at, attachments } = answer;
  const text = [comment, score === undefined ? '' : `(${score}/${best})`].filter(Boolean).join('\n\n');
  if (text === '' && attachments.length === 0) return undefined;
  return {
    kind: kindOf(answer),
    text,
    author: authorOf(answer),
    ...(threadId && { threadId }),
    externalId: id,
    at,
    attachments,
  };
};

/** An id for an answer that brought none: the same content gets the same one. */
export const contentId = (content: unknown): string => sha256(JSON.stringify(content));
