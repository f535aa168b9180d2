import type { Policy } from '#domain/policy/policy.ts';
import type { User } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
import type { ReplyLanguage } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { demandTone, toneOf } from './tone.ts';

/**
 * A text that a customer will read as it is written, and where the request holds it. `told`: it tells what the customer asks
 * for, so that an amount in it promises nothing.
 */
export type CustomerText = { pointer: string; text: string; told?: true };

/** Fields of a body that hold texts for the customer; absent ones are none. */
export const textsAt = (fields: Record<string, string | undefined>): CustomerText[] =>
  Object.entries(fields).flatMap(([pointer, text]) => (text === undefined ? [] : [{ pointer, text }]));

/** The same for fields that tell what the customer asks for. */
export const toldAt = (fields: Record<string, string | undefined>): CustomerText[] =>
  textsAt(fields).map((text) => ({ ...text, told: true }));

/** Who writes to a customer, in which language, and whether they insist on their words. */
type Writer = { user: User; language: ReplyLanguage; acceptTone?: boolean | undefined };

/**
 * What has a wrong tone in texts that a customer will read, in their order.
 * Refuses: tone-wrong at the first text with a serious finding, unless its writer insists.
 */
export const checkedTone = (
  texts: CustomerText[],
  { user, language, acceptTone = false }: Writer,
  policy: Policy,
): Finding[] =>
  texts.flatMap(({ pointer, text, told }) => {
    const tone = toneOf({ text, language, user }, policy).filter(({ kind }) => !told || kind !== 'promise');
    demandTone(tone, acceptTone, pointer);
    return tone;
  });

/** The same, in the language of a case that is not read yet. Refuses: tone-wrong. */
export const toneOfTexts = async (
  texts: CustomerText[],
  { caseId, ...writer }: Omit<Writer, 'language'> & { caseId: string },
  { cases, policy }: Pick<DeskDeps, 'cases' | 'policy'>,
): Promise<Finding[]> => {
  if (texts.length === 0) return [];
  const language = (await cases.head(caseId))?.replyLanguage ?? policy.company.defaultLanguage;
  return checkedTone(texts, { ...writer, language }, policy);
};
