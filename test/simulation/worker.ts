import { parentPort, workerData } from 'node:worker_threads';
import { alone, type Judging, judged } from './judged.ts';

/** Plays the seeds that it is given, one after the other. */
alone();
parentPort?.on('message', async (seed: number) => {
  const { failure } = await judged(seed, workerData as Judging);
  parentPort?.postMessage({ seed, failure });
});
