import type { CaseFile } from '#domain/case/case-file.ts';

/** All that the customer wrote, oldest first: where a name of ours is looked for before somebody is given the case. */
export const customerWords = ({ messages, texts }: Pick<CaseFile, 'messages' | 'texts'>): string =>
  messages
    .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
    .map(({ textId }) => texts.get(textId) ?? '')
    .join('\n\n');
