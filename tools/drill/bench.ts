/** What drills run on: a clock that they wait by, and somebody who reads what is seen. Both are made up in tests. */
export type Bench = {
  /** Milliseconds; only differences count. */
  now: () => number;
  /** Waits, and no longer than until the signal. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  say: (line: string) => void;
  /** Whoever runs it has had enough: nothing more is waited for, and what was made is taken back. */
  stop?: AbortSignal;
  /** What is to be done by hand if the drill ends here at once. */
  left?: Set<string>;
};

/** A drill that did not come out: what was not seen, as a sentence. */
export class DrillFailed extends Error {
  override readonly name = 'DrillFailed';
}

/** How long something is waited for, and how often it is looked at, in seconds. */
export type Patience = { seconds: number; every: number };

/** What is waited for, as a sentence, and for how long. */
type Awaited = Patience & { what: string };

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Says what was seen, with what it took. @returns what was seen, and the seconds */
export const seen = async <T>(bench: Bench, what: string, look: () => Promise<T>): Promise<T> => {
  const start = bench.now();
  const found = await look();
  bench.say(`  ✓ ${what} (${inSeconds(bench.now() - start)})`);
  return found;
};

/** Something worth knowing that nothing was tried of. */
export const noted = (bench: Bench, what: string): void => bench.say(`  · ${what}`);

/**
 * Looks again and again until there is something.
 * @throws DrillFailed once the patience is over
 */
export const until = async <T>(
  bench: Bench,
  { what, seconds, every }: Awaited,
  look: () => Promise<T | undefined | false>,
): Promise<T> => {
  const end = bench.now() + seconds * 1000;
  for (;;) {
    if (bench.stop?.aborted) throw new DrillFailed(`It was stopped before this was seen: ${what}`);
    const found = await look();
    if (found) return found;
    if (bench.now() >= end) throw new DrillFailed(`Not seen within ${seconds} s: ${what}`);
    await bench.wait(every * 1000, bench.stop);
  }
};

/** `until`, and what it took is said. */
export const awaited = <T>(bench: Bench, wanted: Awaited, look: () => Promise<T | undefined | false>): Promise<T> =>
  seen(bench, wanted.what, () => until(bench, wanted, look));

/**
 * Work, and what takes back its traces whatever became of it, also where the work was stopped: that is waited for by a bench which nobody
 * stops. Where it fails as well, it is said what is left.
 * @param left what is to be done by hand then
 * @throws what the work failed with; DrillFailed where only the traces stay
 */
export const takenBack = async <T>(
  bench: Bench,
  { work, back, left }: { work: () => Promise<T>; back: (bench: Bench) => Promise<void>; left: string },
): Promise<T> => {
  bench.left?.add(left);
  const settled = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const { stop: _, ...patient } = bench;
  const isBack = await back(patient).then(
    () => {
      bench.left?.delete(left);
      return true;
    },
    (error: unknown) => {
      bench.say(`  ✗ Not taken back (${error instanceof Error ? error.name : 'Error'}): ${left}`);
      return false;
    },
  );
  if ('error' in settled) throw settled.error;
  if (!isBack) throw new DrillFailed(left);
  return settled.value;
};
