import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, statesOf } from '#test/statemachines/definitions.ts';
import type { Passage } from '#test/support/step-functions.ts';

export const FOLDER = 'test/fixtures/executions';

/** What executions of a release went by and carried. */
export type Release = { version: string; folder: string; definitions: Record<string, Machine>; passages: Passage[] };

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** The releases of which executions may still wait. */
export const releases = (): Release[] =>
  readdirSync(FOLDER).map((version) => {
    const folder = join(FOLDER, version);
    const definitions = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));
    return {
      ...{ version, folder },
      definitions: Object.fromEntries(
        definitions.map((file) => [file.replace('.asl.json', ''), read(join(folder, file))]),
      ),
      passages: read(join(folder, 'passages.json')),
    };
  });

const ID =
  /^(?:arn:aws:states:[\w-]+:0+:execution:[a-z-]+:)?0[0-9a-f]{7}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:[.-][a-z0-9-]+)*$/;

/** An id of a case, of a task or of an execution: it begins with the id of its case. */
export const isId = (value: string): boolean => ID.test(value);

/** What is alike in two passages: everything but ids and counts. */
export const shapeOf = (value: unknown): unknown => {
  if (typeof value === 'string') return isId(value) ? 'id' : value;
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))];
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
};

/** The states of these machines that call a stage or wait for somebody, but for one that few executions ever come to. */
const carrying = (definitions: Release['definitions']): string[] =>
  Object.entries(definitions).flatMap(([machine, definition]) =>
    statesOf(definition)
      .filter(([name, { Type }]) => (Type === 'Task' || Type === 'Map') && name !== 'AskAgain')
      .map(([name]) => `${machine} ${name}`),
  );

/** Those of them of which nothing was recorded. */
export const notReached = (definitions: Release['definitions'], passages: Iterable<Passage>): string[] => {
  const reached = new Set([...passages].map(({ machine, state }) => `${machine} ${state}`));
  return carrying(definitions).filter((one) => !reached.has(one));
};
