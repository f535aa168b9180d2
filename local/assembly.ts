import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from './deploy.ts';
import { amendsHome, root } from './paths.ts';

/** Variable that names the folder of a template that was synthesised for several runs of tests at once. */
const VARIABLE = 'AMENDS_ASSEMBLY';

/** A template of the demo company's policy that somebody synthesised before; undefined where each run synthesises its own. */
export const givenAssembly = (): string | undefined => process.env[VARIABLE];

/**
 * Synthesises the template of the demo company's policy once, for all runs of tests that this process starts: where the journeys have
 * theirs, against which it is held afterwards what their functions did.
 */
export const giveAssembly = async (): Promise<void> => {
  const home = join(amendsHome, 'journeys');
  const templates = join(home, 'cdk.out');
  mkdirSync(home, { recursive: true });
  await synthesise({ home, policy: join(root, 'policy'), templates });
  process.env[VARIABLE] = templates;
};
