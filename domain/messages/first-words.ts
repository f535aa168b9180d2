import type { CaseFile } from '../case/case-file.ts';
import type { Instant } from '../time.ts';
import { hiddenId } from './hidden-words.ts';
import { DESIRED_REMEDY } from './requested-remedies.ts';

/** What the customer wrote in one go, with what was folded away of it, and whether the case begins with it. */
export type FirstWords = { text: string; textId: string; at: Instant; isFirst: boolean };

/** What the customer wrote, message by message, oldest first; what they asked for on the form is of the first. */
export const firstWords = ({ messages, texts }: Pick<CaseFile, 'messages' | 'texts'>): FirstWords[] =>
  messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ messageId, textId, at }, place) => ({
      text: [texts.get(textId), texts.get(hiddenId(messageId)), place === 0 && texts.get(DESIRED_REMEDY)]
        .filter(Boolean)
        .join('\n\n'),
      ...{ textId, at, isFirst: place === 0 },
    }));
