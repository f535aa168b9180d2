import type { CaseFile } from '#domain/case/case-file.ts';
import { DESIRED_REMEDY } from './requested-remedies.ts';

/**
 * All that the customer wrote, oldest first, with what they asked for on the form: where a name of ours is looked for before
 * somebody is given the case, and a request for a person in what a case begins with.
 */
export const customerWords = ({ messages, texts }: Pick<CaseFile, 'messages' | 'texts'>): string =>
  [
    ...messages
      .filter(({ direction, audience }) => direction === 'in' && audience === 'customer')
      .map(({ textId }) => texts.get(textId) ?? ''),
    texts.get(DESIRED_REMEDY) ?? '',
  ]
    .filter((text) => text !== '')
    .join('\n\n');
