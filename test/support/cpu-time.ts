/**
 * Milliseconds of CPU this thread has used. For tests that something ends soon whatever it is given: unlike a watch, it does
 * not run on while the machine is busy with others.
 */
export const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const TEXT = 'La caldera pierde agua desde el martes, y nadie contesta. '.repeat(300);

/** Work of the kind that is measured: words are looked for, counted and put together again. */
const reference = (): number => {
  let words = 0;
  for (let round = 0; round < 30; round++) {
    const counts = new Map<string, number>();
    for (const [word] of TEXT.matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    words += JSON.stringify([...counts]).length + TEXT.replace(/[aeiou]/g, '').length;
  }
  return words;
};

/** What the reference took, once it had run, on the machine that the limits of the tests were written on. */
const REFERENCE_MS = 12;

const spent = async (act: () => unknown): Promise<number> => {
  const before = cpuTime();
  await act();
  return cpuTime() - before;
};

const slowness = async (): Promise<number> => Math.max(1, (await spent(reference)) / REFERENCE_MS);

/**
 * Milliseconds of CPU that something takes, as the machine would count them that the limits were written on: a slower one, or one that
 * shares its processors, is given longer by as much as it takes longer for work that is known.
 */
export const cpuTimeOf = async (act: () => unknown): Promise<number> => {
  const before = await slowness();
  const took = await spent(act);
  return took / Math.max(before, await slowness());
};
