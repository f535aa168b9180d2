/** Sums by name: what only one of both has counts as it is. */
export const added = <Name extends string>(
  one: Readonly<Record<Name, number>>,
  other: Readonly<Record<Name, number>>,
): Record<Name, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)] as Name[])].map((name) => [
      name,
      (one[name] ?? 0) + (other[name] ?? 0),
    ]),
  ) as Record<Name, number>;
