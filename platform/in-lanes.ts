/** Lanes that are worked at once: each takes a few calls of the table at a time. */
const LANES_AT_ONCE = 8;

/** What was done of all that was to do. Failures hold up their own lane only. */
export type Worked<Out> = { done: Map<number, Out>; failures: unknown[]; ranOut: boolean };

/**
 * Works lanes of places side by side, a bounded number at once, each in its order. A failure ends its lane, for what comes after
 * may depend on it; where there is no more time nothing new is begun.
 */
export const workInLanes = async <Out>(
  lanes: readonly number[][],
  work: (place: number) => Promise<Out>,
  hasTime: () => boolean,
): Promise<Worked<Out>> => {
  const worked: Worked<Out> = { done: new Map(), failures: [], ranOut: false };
  const workLane = async (lane: readonly number[]): Promise<void> => {
    for (const place of lane) {
      if (!hasTime()) {
        worked.ranOut = true;
        return;
      }
      worked.done.set(place, await work(place));
    }
  };
  const waiting = lanes.values();
  const workLanes = async (): Promise<void> => {
    for (const lane of waiting) await workLane(lane).catch((error: unknown) => worked.failures.push(error));
  };
  await Promise.all(Array.from({ length: LANES_AT_ONCE }, workLanes));
  return worked;
};
