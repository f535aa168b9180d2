import { useLanguage } from '../words/use-words.ts';

export type Money = { amount: number; currency: string };

/** Sums as people of the reader's language write them; amounts are in cents. */
export const useMoney = (): ((sum: Money) => string) => {
  const language = useLanguage();
  return ({ amount, currency }) =>
    new Intl.NumberFormat(language === 'es' ? 'es-ES' : 'en-GB', { style: 'currency', currency }).format(amount / 100);
};
