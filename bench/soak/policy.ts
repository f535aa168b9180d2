import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '#local/paths.ts';

/** An expert who does not answer is waited for two minutes of the clock at `SOAK_TIME_SCALE`. */
const DEAD_EXPERT = {
  due: 'PT1H',
  hours: 'clock',
  escalation: [
    { at: 'PT30M', do: 'remind' },
    { at: 'PT1H', do: 'substitute' },
    { at: 'PT2H', do: 'no-answer' },
  ],
};

/** An hour of the calendar takes a minute. */
export const SOAK_TIME_SCALE = 60;

/** The policy of the demo company, whose experts are given up in hours instead of days. @returns its folder */
export const policyOfTheSoak = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'policy'), folder, { recursive: true });
  const file = join(folder, 'deadlines.yaml');
  const deadlines = parse(readFileSync(file, 'utf8')) as { tasks: Record<string, unknown> };
  writeFileSync(file, stringify({ ...deadlines, tasks: { ...deadlines.tasks, consult: DEAD_EXPERT } }));
  return folder;
};
