import type { Policy } from '#domain/policy/policy.ts';
import { same } from '#domain/staff/merged.ts';

/** Where two policies differ, from the file on. */
export type Difference = { place: string; before: unknown; after: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The parts of a value by name, those of a list by their ids; undefined of what is compared as a whole. */
const partsOf = (value: unknown): Map<string, unknown> | undefined => {
  if (!isObject(value)) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  if (!value.every(isObject)) return undefined;
  return new Map(value.map((one, at) => [typeof one['id'] === 'string' ? one['id'] : String(at), one]));
};

const between = (before: unknown, after: unknown, places: string[]): Difference[] => {
  if (same(before, after)) return [];
  const [one, other] = [partsOf(before), partsOf(after)];
  if (!one || !other) {
    const [file = '', ...inside] = places;
    return [{ place: inside.length > 0 ? `${file}: ${inside.join('.')}` : file, before, after }];
  }
  const found = [...new Set([...one.keys(), ...other.keys()])].flatMap((name) =>
    between(one.get(name), other.get(name), [...places, name]),
  );
  // The same parts in another order.
  return found.length > 0 ? found : [{ place: places.join(': '), before: [...one.keys()], after: [...other.keys()] }];
};

/** Each part of a policy by the file that it is written in; of the classifier, which is learned, only whether it is another. */
const files = (policy: Policy): [string, unknown][] => {
  const { version: _, todaysVersion: __, fits: ___, messages, otherLanguages, classifier: ____, ...rest } = policy;
  const texts = { ...messages, ...otherLanguages };
  return [
    ...Object.entries(rest).map(([name, part]): [string, unknown] => [`${name}.yaml`, part]),
    ...Object.entries(texts).map(([language, part]): [string, unknown] => [`messages/${language}.yaml`, part]),
  ];
};

/** What differs from one policy to another. The classifier is compared where both are given with theirs. */
export const differencesOf = (before: Policy, after: Policy): Difference[] => {
  const [was, is] = [new Map(files(before)), new Map(files(after))];
  const learned: Difference[] =
    before.classifier === undefined || same(before.classifier, after.classifier)
      ? []
      : [{ place: 'classifier.json', before: 'one', after: 'another' }];
  return [
    ...[...new Set([...was.keys(), ...is.keys()])].flatMap((file) => between(was.get(file), is.get(file), [file])),
    ...learned,
  ];
};

/** So much of a value is shown. */
const SHOWN = 80;

const shown = (value: unknown): string => {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** The differences, to be read: `negotiation.yaml: ceiling.2: 3000 → 5000`. */
export const differenceLines = (differences: Difference[]): string[] =>
  differences.map(({ place, before, after }) => `${place}: ${shown(before)} → ${shown(after)}`);
