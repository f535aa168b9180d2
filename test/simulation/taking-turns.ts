/** Rounds in which nothing is asked for by anybody who goes on, before it is somebody else's turn. */
const QUIET_ROUNDS = 2;
/** More calls than any two pieces of work make: who goes on and on would never be stopped. */
const MOST_TURNS = 20_000;

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Pieces of work that are done at the same time: each waits before each of its calls, and one of them after the other is let go,
 * whichever is chosen. So two that read the same meet in every way there is.
 */
export const takingTurns = () => {
  let waiting: (() => void)[] | undefined;

  /** @param next the place, among so many that wait, of the one that goes on */
  const atOnce = async <T>(works: readonly (() => Promise<T>)[], next: (waiting: number) => number): Promise<T[]> => {
    const asking: (() => void)[] = [];
    waiting = asking;
    let left = works.length;
    const all = Promise.all(
      works.map((work) =>
        work().finally(() => {
          left--;
        }),
      ),
    );
    all.catch(() => undefined);
    try {
      for (let turn = 0; left > 0; turn++) {
        if (turn > MOST_TURNS) throw new Error('What was begun at once does not come to its end');
        for (let quiet = 0; quiet < QUIET_ROUNDS; quiet++) await round();
        asking.splice(next(asking.length), 1)[0]?.();
      }
    } finally {
      waiting = undefined;
      for (const go of asking) go();
    }
    return all;
  };

  return {
    atOnce,
    /** Waits until it is one's turn: at once, where nothing is done at the same time. */
    mine: (): Promise<void> =>
      new Promise((resolve) => {
        if (waiting) waiting.push(resolve);
        else resolve();
      }),
  };
};
