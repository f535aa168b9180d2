/** The cases of the queue that was looked at last, in its order, so that one goes from case to case without going back. */
let order: string[] = [];

export const rememberOrder = (references: readonly string[]): void => {
  order = [...new Set(references)];
};

/** The case that stands so many places after this one, or before it; undefined where there is none, or it is in no queue. */
export const neighborOf = (reference: string, step: number): string | undefined => {
  const at = order.indexOf(reference);
  return at < 0 ? undefined : order[at + step];
};
