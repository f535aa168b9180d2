import type { Output } from '../stack-outputs.ts';
import type { Part, Sight } from './sight.ts';

export type Resource = { logicalId: string; type: string; id: string; status: string };

/** The stack that is looked at; the SDKs find region and credentials in the environment. */
export type Place = {
  stack: string;
  output: Output;
  policyVersion: string | undefined;
  /** Where the form and the desk are reached. */
  apiUrl: string;
};

/** The stack with what CloudFormation says of it. */
export type Whole = Place & {
  status: string;
  /** On an emulator: the parameter Target says so. */
  local: boolean;
  parameters: Record<string, string>;
  resources: Resource[];
  /** Resources of a type, such as `AWS::SQS::Queue`. */
  of: (type: string) => Resource[];
};

/** How some of the parts are looked at. */
export type Looks<P extends Part> = { [One in P]: () => Promise<Sight[One]> };

export const PATIENCE = { maxAttempts: 4 };

/** More pages than a stack can have resources: a list that loops is not read for ever. */
const MOST_PAGES = 50;

/** All of a list that comes in pages. */
export const everyPage = async <T>(
  page: (from: string | undefined) => Promise<{ items: T[]; next: string | undefined }>,
): Promise<T[]> => {
  const all: T[] = [];
  let from: string | undefined;
  for (let number = 0; number < MOST_PAGES; number += 1) {
    const { items, next } = await page(from);
    all.push(...items);
    if (!next || items.length === 0) return all;
    from = next;
  }
  return all;
};

/** One after the other: an account allows few calls a second of those that only describe. */
export const inTurn = async <In, Out>(list: In[], read: (one: In) => Promise<Out>): Promise<Out[]> => {
  const all: Out[] = [];
  for (const one of list) all.push(await read(one));
  return all;
};
