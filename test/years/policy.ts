import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { root } from '#local/paths.ts';

type Fields = Record<string, unknown>;

const change = (file: string, edit: (data: never) => unknown): void =>
  writeFileSync(file, stringify(edit(parse(readFileSync(file, 'utf8')) as never)));

/**
 * How long the company gives itself where no law sets a term: between one warning and the next Scheduler looks twice, so that a machine
 * that stalls in between warns all the same.
 */
const OWN_TERM = { amount: 330, unit: 'calendar-days' };

/** The last warning: with the 99 % of the demo company a machine that stalls for a few seconds finds the date passed, and warns no more. */
export const LAST_WARNING_PERCENT = 90;

/**
 * The policy of the demo company with what these journeys need, whatever day they run on: an approver is on leave, Ley 10/2025
 * binds already, and an answer that no law dates is promised for later.
 * @returns its folder
 */
export const policyOfTheYears = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'policy'), folder, { recursive: true });
  change(join(folder, 'people.yaml'), (people: Fields[]) =>
    people.map((person) =>
      person['id'] === 'elena' ? { ...person, absences: [{ from: '2026-01-01', to: '2099-12-31' }] } : person,
    ),
  );
  change(join(folder, 'deadlines.yaml'), (deadlines: Fields & { warnings: Fields[] }) => ({
    ...deadlines,
    warnings: deadlines.warnings.map((warning) =>
      warning['at'] === 99 ? { ...warning, at: LAST_WARNING_PERCENT } : warning,
    ),
  }));
  change(join(folder, 'regimes', 'es-sac.yaml'), (regime: Fields) => ({ ...regime, appliesFrom: '2026-01-01' }));
  change(join(folder, 'regimes', 'default.yaml'), (regime: Fields & { rules: Fields[] }) => ({
    ...regime,
    rules: regime.rules.map((rule) => (rule['id'] === 'answer' ? { ...rule, within: OWN_TERM } : rule)),
  }));
  return folder;
};
