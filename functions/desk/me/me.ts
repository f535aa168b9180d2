import { choicesOf, keepChoices } from '#cases/store/choices.ts';
import type { Choices } from '#domain/people/choices.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { roles } from '#domain/vocabulary.ts';
import type { DeskDeps } from '../contract.ts';
import { hasRole, type Reader } from '../http/reader.ts';
import type { Me } from './contract.ts';

type MeDeps = Pick<DeskDeps, 'table' | 'policy'>;

/** Who reads the desk, and how they have chosen to see it. */
export const showMe = async (reader: Reader, { table, policy }: MeDeps): Promise<Me> => {
  const { choices, version } = await choicesOf(table, reader.id);
  return {
    ...choices,
    id: reader.id,
    name: nameOf(policy, reader.id),
    roles: roles.filter((role) => hasRole(reader, role)),
    version,
  };
};

/**
 * Keeps how somebody sees the desk, whole, in place of what they had chosen.
 * @param versions what they read when they chose; whatever is kept by now, if undefined
 * Refuses: changed-elsewhere.
 */
export const choose = async (
  { choices, versions, reader }: { choices: Choices; versions: number[] | undefined; reader: Reader },
  { table, policy }: MeDeps,
): Promise<Me> => {
  const { version } = await choicesOf(table, reader.id);
  if (versions && !versions.includes(version)) throw new Refusal('changed-elsewhere');
  if (!(await keepChoices(table, reader.id, { choices, version }))) throw new Refusal('changed-elsewhere');
  return showMe(reader, { table, policy });
};
