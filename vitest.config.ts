import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { corpus } from './local/paths.ts';
import { WaitingFirst } from './test/support/waiting-first.ts';

const CORPUS = 'test/**/*.corpus.test.ts';
const SCREENS = 'test/screens/**/*.screens.test.ts';
const SAMPLE = 'test/screens/**/*.sample.test.ts';
const APART = ['test/journeys/apart/**/*.test.ts', 'test/pages/hands/**/*.test.ts'];
const AFTER_JOURNEYS = 'test/**/*.recorded.test.ts';

/** What computes ends; how long that takes a machine that does something else besides says nothing of it, and so it is with what answers on the loopback. */
const PATIENT = { testTimeout: 600_000, hookTimeout: 600_000, setupFiles: ['test/support/patience.ts'] };

/**
 * `unit` needs nothing but Node; `corpus` needs real mails and payloads that may not be copied into the project, and is there
 * only where they lie beside it; `screens` looks at every screen in a browser, `screens-sample` at some of them; `engines` holds the table against the emulator and moto, and the
 * template against cfn-lint; `journeys` runs whole stories on the
 * emulator with the deployed template; `apart` does so on emulators of their own and beside them, since it waits most of the time; `years` does the same so fast that a year passes; `permissions` holds what the functions
 * did in both against what they are allowed, and goes after them; `upgrade` goes from the last release to what is here and back (`npm run upgrade:check`).
 */
export default defineConfig({
  test: {
    silent: 'passed-only',
    sequence: { sequencer: WaitingFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // The tests share no state that they change; to load every module anew for each file takes longer than the tests.
          isolate: false,
          maxWorkers: availableParallelism(),
          ...PATIENT,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/journeys/**',
            'test/screens/**',
            'test/pages/**',
            'test/years/**',
            'test/engines/**',
            'test/upgrade/**',
            CORPUS,
            AFTER_JOURNEYS,
          ],
        },
      },
      ...(existsSync(corpus)
        ? [
            {
              test: {
                name: 'corpus',
                include: [CORPUS],
                isolate: false,
                maxWorkers: availableParallelism(),
                ...PATIENT,
              },
            },
          ]
        : []),
      {
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          globalSetup: ['test/engines/setup.ts'],
          ...PATIENT,
        },
      },
      {
        test: {
          name: 'screens',
          include: [SCREENS, SAMPLE],
          ...PATIENT,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'screens-sample',
          include: [SAMPLE],
          ...PATIENT,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/pages/**/*.test.ts'],
          exclude: APART,
          globalSetup: ['test/journeys/setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'apart',
          include: APART,
          globalSetup: ['test/journeys/apart/setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          // They wait more than they work: for a watch of five minutes, for a year to pass, for pages.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'years',
          include: ['test/years/**/*.test.ts'],
          globalSetup: ['test/years/setup.ts'],
          testTimeout: 900_000,
          // Stories that are begun all at once wait for one another's functions to start, and their dates do not wait.
          maxConcurrency: 6,
        },
      },
      {
        test: {
          name: 'upgrade',
          include: ['test/upgrade/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
      { test: { name: 'permissions', include: [AFTER_JOURNEYS], ...PATIENT } },
    ],
  },
});
