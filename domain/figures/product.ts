import type { Policy } from '../policy/policy.ts';
import { fold } from '../understand/words.ts';
import { UNKNOWN } from './fact.ts';

/** Said, and none of the products that the policy names. */
const OTHER = 'other';

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Which of the company's products a complaint is about. What customers write there is theirs and may say anything, so that none of
 * it is kept in figures: only the id of the product whose words it holds, the first in the order of the policy.
 */
export const productIn = ({ company }: Pick<Policy, 'company'>, said: string | undefined): string => {
  if (said === undefined) return UNKNOWN;
  const text = ` ${plain(said)} `;
  return company.products?.find(({ words }) => words.some((word) => text.includes(` ${plain(word)} `)))?.id ?? OTHER;
};
