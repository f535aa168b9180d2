import { noteAtDesk } from '#cases/store/at-desk.ts';
import { type Cast, cast } from '#test/support/cast.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';

/** Whether the team has the desk before it when a complaint comes in, or nobody is there. */
export type Team = 'at-desk' | 'away';

/** What an open desk says of itself a few times an hour, whatever cases there are: it is no call of a case, and not counted as one. */
const sitsDown = async ({ memory, policy, now }: InMemoryAmends): Promise<void> => {
  for (const { id } of policy.people) await noteAtDesk(memory, { person: id, since: undefined }, now());
};

/** What the team does before the owner examines the case, who of it is at the desk, and whose complaint it is. */
type Scene = { before?: (story: Cast) => Promise<void>; team?: Team; email?: string };

/**
 * One complaint, from the form to the survey, that nobody disputes: no experts, within the owner's authority, accepted at once.
 * @throws Error if it does not end with everything kept: then what was counted is not of this story
 */
export const undisputed = async (
  amends: InMemoryAmends,
  text: string,
  { before = async () => undefined, team = 'at-desk', email = 'ana.roca@correo.example' }: Scene = {},
): Promise<Cast> => {
  if (team === 'at-desk') await sitsDown(amends);
  const story = await cast(amends, { text, customer: { name: 'Ana Roca', email } });
  await before(story);
  await story.examines({});
  await story.sees();
  await story.answers({ decision: 'accept', option: 'a' });
  await story.keepsPromises();
  await amends.pass(amends.deps.clock.after(amends.now(), 'P4D'));
  await story.scores(5);
  const { status } = await story.head();
  if (status !== 'kept') throw new Error(`The undisputed story ended ${status}`);
  return story;
};
