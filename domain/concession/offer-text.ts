import type { Option } from '../case/settlement.ts';

/** The options of an offer as a customer reads them in a mail: letter, title, and below it what it means. */
export const offerText = (options: Pick<Option, 'optionId' | 'title' | 'detail'>[]): string =>
  options.map(({ optionId, title, detail }) => `${optionId}) ${title}\n   ${detail}`).join('\n\n');
