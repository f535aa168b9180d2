import type { Share } from '#domain/figures/share.ts';

const percent = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);

/** How many of how many, with the interval of the share where those are enough to conclude from. */
export const shareText = {
  es: ({ count, of, percent: part, low = 0, high = 100 }: Share): string =>
    part === undefined
      ? `${count} de ${of}`
      : `${count} de ${of} (${percent(part, 'es')} %, entre ${percent(low, 'es')} y ${percent(high, 'es')} %)`,
  en: ({ count, of, percent: part, low = 0, high = 100 }: Share): string =>
    part === undefined
      ? `${count} of ${of}`
      : `${count} of ${of} (${percent(part, 'en')}%, between ${percent(low, 'en')} and ${percent(high, 'en')}%)`,
};
