import * as z from 'zod/mini';

/** An amount of money: integer minor units (cents) of an ISO 4217 currency. Never a float. */
export const Money = z.object({
  amount: z.int().check(z.minimum(0)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});

export type Money = z.infer<typeof Money>;

/** Formats for a reader: `12,50 €` in Spanish, `€12.50` in English. */
export const formatMoney = (money: Money, language: string): string => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: money.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount / 10 ** digits);
};
