import type { DeskCase } from '../../../api/types.ts';

type Message = DeskCase['messages'][number];

/** What became of a message of ours that is not simply on its way, by the word for it; undefined for all others. */
export const messageState = ({
  audience,
  status,
  failure,
}: Pick<Message, 'audience' | 'status' | 'failure'>): 'held' | 'notNeeded' | 'takenBack' | 'failed' | undefined => {
  if (status === 'held') return 'held';
  if (status === 'taken-back') return audience === 'staff' ? 'notNeeded' : 'takenBack';
  return failure || status === 'failed' ? 'failed' : undefined;
};
