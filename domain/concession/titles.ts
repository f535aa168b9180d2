import { formatMoney } from '../money.ts';
import { companyMoney } from '../policy/company-money.ts';
import type { Policy } from '../policy/policy.ts';
import type { Concession } from '../policy/schema/concessions.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import { kindTitles, type OfferedKind, offeredKinds } from './kinds.ts';

/** A text of the catalogue with what the concession is worth in the place of `{value}`. */
export const withValue = (
  text: string,
  { value }: Pick<Concession, 'value'>,
  { policy, language }: { policy: Policy; language: ReplyLanguage },
): string => text.replaceAll('{value}', value === undefined ? '' : formatMoney(companyMoney(policy, value), language));

/** What the policy calls a concession; undefined of one that it does not have, or has no more. */
export const titleOfConcession = (policy: Policy, id: string, language: ReplyLanguage): string | undefined => {
  const concession = policy.concessions.find((one) => one.id === id);
  return concession && withValue(concession.title[language], concession, { policy, language });
};

const isKind = (remedy: string): remedy is OfferedKind => offeredKinds.some((kind) => kind === remedy);

/** What a remedy is called that an expert names: a concession or a kind by its title, words as they are. */
export const titleOfRemedy = (policy: Policy, remedy: string, language: ReplyLanguage): string =>
  titleOfConcession(policy, remedy, language) ?? (isKind(remedy) ? kindTitles[remedy][language] : remedy);

/** A remedy that can be chosen, by what the answer names it. */
export type RemedyChoice = { remedy: string; title: string };

/**
 * The remedies of the catalogue to choose from. Who may not see what is given gets one of a kind in the place of those that differ by
 * their amount.
 */
export const remedyChoices = (
  policy: Policy,
  { language, seesAmounts }: { language: ReplyLanguage; seesAmounts: boolean },
): RemedyChoice[] => {
  const named = policy.concessions.map(({ id, kind, value }) =>
    value === undefined || seesAmounts
      ? { remedy: id, title: titleOfRemedy(policy, id, language) }
      : { remedy: kind, title: kindTitles[kind][language] },
  );
  return named.filter(({ remedy }, place) => named.findIndex((one) => one.remedy === remedy) === place);
};
