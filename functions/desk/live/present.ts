import { notePresence, type Present, presenceIn } from '#cases/store/presence.ts';
import { nameOf, requireCase } from '#domain/tasks/decide.ts';
import { demandVisible } from '../case/visible-part.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from '../http/reader.ts';
import type { Presence, PresenceOfCase, PresentPerson } from './contract.ts';

type NamingDeps = Pick<DeskDeps, 'policy'>;

const others = (people: Present[], reader: Pick<Reader, 'id'>, { policy }: NamingDeps): PresentPerson[] =>
  people
    .filter(({ person }) => person !== reader.id)
    .map(({ person, state }) => ({ id: person, name: nameOf(policy, person), state }));

/** Who else is in each of some cases, by case id; only those where somebody is. */
export const presentIn = async (
  caseIds: string[],
  reader: Pick<Reader, 'id'>,
  { table, clock, policy }: Pick<DeskDeps, 'table' | 'clock' | 'policy'>,
): Promise<Map<string, PresentPerson[]>> => {
  const found = await presenceIn(table, caseIds, clock.now());
  return new Map(
    [...found]
      .map(([caseId, people]) => [caseId, others(people, reader, { policy })] as const)
      .filter(([, people]) => people.length > 0),
  );
};

/** Somebody has a case open, writes in it, or has left it. Refuses: no-such-case, expert-not-asked. */
export const bePresent = async (
  { caseId, state, user }: Presence & { caseId: string; user: Reader },
  deps: DeskDeps,
): Promise<PresenceOfCase> => {
  const file = await requireCase(deps.cases, caseId);
  demandVisible(user, file);
  const present = await notePresence(
    deps.table,
    { caseId: file.head.caseId, person: user.id, state },
    deps.clock.now(),
  );
  return { presence: others(present, user, deps) };
};
