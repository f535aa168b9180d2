import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '#local/paths.ts';

/** An expert who does not answer is waited for two minutes of the clock at `SOAK_TIME_SCALE`. */
const DEAD_EXPERT = {
  due: 'PT10M',
  hours: 'clock',
  escalation: [
    { at: 'PT5M', do: 'remind' },
    { at: 'PT10M', do: 'substitute' },
    { at: 'PT20M', do: 'no-answer' },
  ],
};

/**
 * Ten minutes of the calendar take one. Where an hour did, the reminders of two thousand cases that nobody works on came in the hour
 * that a soak takes, the emulator fires one schedule after the other, and the timers of those that are worked on waited behind them.
 */
export const SOAK_TIME_SCALE = 10;

/** The policy of the demo company, whose experts are given up in minutes instead of days. @returns its folder */
export const policyOfTheSoak = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'policy'), folder, { recursive: true });
  const file = join(folder, 'deadlines.yaml');
  const deadlines = parse(readFileSync(file, 'utf8')) as { tasks: Record<string, unknown> };
  writeFileSync(file, stringify({ ...deadlines, tasks: { ...deadlines.tasks, consult: DEAD_EXPERT } }));
  return folder;
};
