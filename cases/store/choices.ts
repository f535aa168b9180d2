import type { Choices } from '#domain/people/choices.ts';
import { ifConditionHolds } from './conditional.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** What somebody has chosen, and how often something was stored of it: 0 where nothing ever was. */
export type KeptChoices = { choices: Choices; version: number };

export const choicesOf = async (table: Table, person: string): Promise<KeptChoices> => {
  const item = await table.get(keys.choices(person));
  return item
    ? { choices: item['choices'] as Choices, version: item['version'] as number }
    : { choices: {}, version: 0 };
};

/**
 * Keeps what somebody has chosen in place of what they had, on condition that it is the version they read.
 * @returns false where it is another by now
 */
export const keepChoices = (table: Table, person: string, { choices, version }: KeptChoices): Promise<boolean> => {
  const key = keys.choices(person);
  const set = { choices, version: version + 1 };
  return ifConditionHolds(
    table.write([
      version === 0 ? { put: { ...key, ...set }, ifAbsent: true } : { update: key, set, expect: { version } },
    ]),
  );
};
