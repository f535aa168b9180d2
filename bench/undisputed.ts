import { type Cast, cast } from '#test/support/cast.ts';
import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';

/**
 * One complaint, from the form to the survey, that nobody disputes: no experts, within the owner's authority, accepted at once.
 * @param before what the team does before the owner examines it
 * @throws Error if it does not end with everything kept: then what was counted is not of this story
 */
export const undisputed = async (
  amends: InMemoryAmends,
  text: string,
  before: (story: Cast) => Promise<void> = async () => undefined,
): Promise<Cast> => {
  const story = await cast(amends, { text, customer: { name: 'Ana Roca', email: 'ana.roca@correo.example' } });
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
