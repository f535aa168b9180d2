import { play, type Run } from './play.ts';
import { stepSeeds } from './random.ts';
import { shrunk } from './shrink.ts';
import { withoutPauses } from './virtual-pauses.ts';

/** `steps` that are chosen at random; `shrinks`: what fails is made as short as can be. */
export type Judging = { steps: number; shrinks: boolean };
/** What became of a seed: the steps of its run, and what is to be printed where it fails. */
export type Judged = { seed: number; lines: string[]; failure?: string };

/** What the system logs is none of the runs, and nobody waits. */
export const alone = (): void => {
  withoutPauses();
  Object.assign(console, { info: () => undefined, warn: () => undefined, error: () => undefined });
};

const failureOf = async (seed: number, run: Run, { steps, shrinks }: Judging): Promise<string | undefined> => {
  if (!run.violation) return undefined;
  const { invariant, what } = run.violation;
  const said = `seed ${seed} breaks "${invariant}": ${what}`;
  if (!shrinks) return said;
  const { lines, violation = run.violation } = await shrunk(stepSeeds(seed, steps), run);
  return `${said}\nshrunk to ${lines.length} of ${run.lines.length} steps (${violation.what}):\n  ${lines.join('\n  ')}`;
};

/** Plays a seed. */
export const judged = async (seed: number, judging: Judging): Promise<Judged> => {
  const run = await play(stepSeeds(seed, judging.steps));
  const failure = await failureOf(seed, run, judging);
  return { seed, lines: run.lines, ...(failure && { failure }) };
};
