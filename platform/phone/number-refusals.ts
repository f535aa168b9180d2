/** Why a number is not written to or called. */
export const numberRefusals = ['number-not-known', 'country-not-allowed', 'number-costs-more'] as const;
export type NumberRefusal = (typeof numberRefusals)[number];
