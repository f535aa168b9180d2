/**
 * What follows from an object alone, found out once where nobody can change it: the table in memory may lend what it holds. What
 * DynamoDB answers with is new each time, and nothing is kept of it.
 */
export const onceWhereFrozen = <Of extends object, Found extends {}>(find: (of: Of) => Found): ((of: Of) => Found) => {
  const known = new WeakMap<Of, Found>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const found = find(of);
    if (Object.isFrozen(of)) known.set(of, found);
    return found;
  };
};
