import type { Option } from '../case/settlement.ts';
import { amountsNamed } from '../concession/requested-remedy.ts';
import { formatMoney } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { formatDay } from '../time.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { FinalAnswerFacts } from './final-answer-text.ts';
import type { CommitmentFacts, DocumentFacts } from './parts.ts';

/** Spaces and line breaks aside: whoever edits a text also breaks its lines anew. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Commitments that a letter holds and its words do not say: what, who answers for it, and by when. */
export const missingCommitments = (
  text: string,
  commitments: readonly CommitmentFacts[],
  { language, zone }: Pick<DocumentFacts, 'language' | 'zone'>,
): FieldError[] => {
  const said = folded(text);
  return commitments
    .filter(({ what, owner, dueAt }) =>
      [what, owner, formatDay(dueAt, language, zone)].some((words) => !said.includes(folded(words))),
    )
    .map(({ what }) => ({
      pointer: '/text',
      message: `must hold the commitment “${what}”, with who answers for it and its date`,
    }));
};

/** An amount with its currency is no longer than this. */
const AMOUNT = 20;

/**
 * Options of which the words of an offer say another amount than they are worth, in the words of their title: the customer would
 * accept something else than they read. Whoever words an option in another way is believed.
 */
export const wrongAmounts = (
  text: string,
  options: readonly Pick<Option, 'title' | 'value'>[],
  language: ReplyLanguage,
): FieldError[] => {
  const said = folded(text);
  return options.flatMap(({ title, value }) => {
    const worth = value && formatMoney(value, language);
    const [before = '', after] = worth ? folded(title).split(folded(worth)) : [];
    if (!value || !worth || before === '' || after === undefined) return [];
    const [, ...rest] = said.split(before);
    const amounts = rest.flatMap((words) => amountsNamed(words.slice(0, AMOUNT), value.currency).slice(0, 1));
    return amounts.length === 0 || amounts.includes(value.amount)
      ? []
      : [{ pointer: '/text', message: `must hold the amount of “${title}”` }];
  });
};

/**
 * What a final answer has to hold and its words do not: an answer to each point of the complaint, the bodies outside the
 * company with their addresses, and the name of the person who answers for it. Whoever edits the words may say it
 * otherwise, not leave it out.
 */
export const missingFromAnswer = (
  text: string,
  facts: Pick<FinalAnswerFacts, 'points' | 'bodies' | 'signer' | 'language' | 'zone' | 'commitments'>,
): FieldError[] => {
  const { points, bodies, signer, language, commitments } = facts;
  const said = folded(text);
  const lacks = (words: string) => !said.includes(folded(words));
  const missing = [
    ...points.filter(({ point, answer }) => lacks(point) && lacks(answer)).map(({ point }) => `point “${point}”`),
    ...bodies.filter(({ name, url }) => lacks(url) && lacks(name[language])).map(({ name }) => name[language]),
    ...(lacks(signer) ? [signer] : []),
  ];
  return [
    ...missing.map((what) => ({ pointer: '/text', message: `must hold ${what}` })),
    ...missingCommitments(text, commitments, facts),
  ];
};
