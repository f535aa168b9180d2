import type { WordsPreview } from '#functions/desk/improvement/contract.ts';
import { added } from '../../parts/added.ts';

type Counts = WordsPreview['counts'];

const NONE: Counts = { toTell: 0, told: 0, unwanted: 0, gone: 0, concerned: 0, languages: {} };

/** What the pages that were read come to. */
export const summed = (pages: readonly Pick<WordsPreview, 'counts'>[]): Counts =>
  pages.reduce((sum, { counts: page }) => {
    const { languages, ...numbers } = page;
    const { languages: before, ...so } = sum;
    return { ...added(so, numbers), languages: added(before, languages) };
  }, NONE);
