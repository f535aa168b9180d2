/** Rounds in which nothing is asked for by anybody who goes on, before it is somebody else's turn. */
const QUIET_ROUNDS = 2;
/** More calls than any two pieces of work make: who goes on and on would never be stopped. */
const MOST_TURNS = 20_000;

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A piece of work before a call. `changes`: something is different after the call. */
type Waiting = { changes: boolean; go: () => void };

/**
 * How pieces of work meet: whichever is chosen goes on; or nobody changes anything as long as somebody still reads, so that all who
 * want the same have read the same before the first of them writes; or they write in the order in which they came to it besides, so
 * that whoever was slow writes just before whoever has seen nothing of it.
 */
export const paces = ['any', 'changes last', 'in turn'] as const;
type Meeting = { pace: (typeof paces)[number]; next: (waiting: number) => number };

/** Those of whom one may go on. */
const mayGoOn = (asking: readonly Waiting[], pace: Meeting['pace']): readonly Waiting[] => {
  const reading = pace === 'any' ? asking : asking.filter(({ changes }) => !changes);
  if (reading.length > 0) return reading;
  return pace === 'in turn' ? asking.slice(0, 1) : asking;
};

/**
 * Pieces of work that are done at the same time: each waits before each of its calls, and one of them after the other is let go,
 * whichever is chosen. So two that read the same meet in every way there is.
 */
export const takingTurns = () => {
  let waiting: Waiting[] | undefined;

  /** @param meeting `next`: the place, among so many that may go on, of the one that does */
  const atOnce = async <T>(works: readonly (() => Promise<T>)[], { pace, next }: Meeting): Promise<T[]> => {
    const asking: Waiting[] = [];
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
        const ready = mayGoOn(asking, pace);
        const one = ready[next(ready.length)];
        if (!one) continue;
        asking.splice(asking.indexOf(one), 1);
        one.go();
      }
    } finally {
      waiting = undefined;
      for (const { go } of asking) go();
    }
    return all;
  };

  return {
    atOnce,
    /** Waits until it is one's turn: at once, where nothing is done at the same time. */
    mine: ({ changes }: Pick<Waiting, 'changes'>): Promise<void> =>
      new Promise((go) => {
        if (waiting) waiting.push({ changes, go });
        else go();
      }),
  };
};
