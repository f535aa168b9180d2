import type { User } from '#domain/tasks/decide.ts';
import type { Finding } from '#domain/tone/check-tone.ts';
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

/**
 * What has a wrong tone in texts that a customer will read, in their order.
 * Refuses: tone-wrong at the first text with a serious finding, unless its writer insists.
 */
export const toneOfTexts = async (
  texts: CustomerText[],
  { user, caseId, acceptTone = false }: { user: User; caseId: string; acceptTone?: boolean | undefined },
  { cases, policy }: Pick<DeskDeps, 'cases' | 'policy'>,
): Promise<Finding[]> => {
  if (texts.length === 0) return [];
  const language = (await cases.head(caseId))?.replyLanguage ?? policy.company.defaultLanguage;
  return texts.flatMap(({ pointer, text, told }) => {
    const tone = toneOf({ text, language, user }, policy).filter(({ kind }) => !told || kind !== 'promise');
    demandTone(tone, acceptTone, pointer);
    return tone;
  });
};
