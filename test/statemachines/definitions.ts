import { readdirSync, readFileSync } from 'node:fs';

/** A state as the tests read it. */
export type State = {
  Comment?: string;
  Type: string;
  Resource?: string;
  Arguments?: Record<string, unknown>;
  Output?: unknown;
  Next?: string;
  Retry?: { ErrorEquals: string[]; MaxAttempts?: number; MaxDelaySeconds?: number; JitterStrategy?: string }[];
  Catch?: { ErrorEquals: string[]; Next: string; Output?: unknown }[];
  ItemProcessor?: Machine;
  [field: string]: unknown;
};
export type Machine = { Comment?: string; QueryLanguage?: string; StartAt: string; States: Record<string, State> };

export const machineNames = ['complaint', 'consult', 'settle', 'follow-up'] as const;
export const textOf = (name: string): string => readFileSync(`statemachines/${name}.asl.json`, 'utf8');
export const definitionOf = (name: string): Machine => JSON.parse(textOf(name));
export const files = readdirSync('statemachines');

/** All states of a machine, those inside a Map as well. */
export const statesOf = (machine: Machine): [string, State][] =>
  Object.entries(machine.States).flatMap(([name, state]): [string, State][] => [
    [name, state],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
  ]);

/** Every state of every machine, for tables of tests. */
export const allStates = machineNames.flatMap((machine) =>
  statesOf(definitionOf(machine)).map(([name, state]) => ({ machine, name, state })),
);

/** Every JSONata expression inside a value, without its marks. */
export const expressionsIn = (value: unknown): string[] => {
  if (typeof value === 'string') {
    const match = /^\{%([\s\S]*)%\}$/.exec(value);
    return match?.[1] ? [match[1].trim()] : [];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(expressionsIn) : [];
};
