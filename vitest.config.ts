import { defineConfig } from 'vitest/config';

/** `unit` needs nothing but Node; `journeys` runs whole stories on the emulator with the deployed template. */
export default defineConfig({
  test: {
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/pages/**'],
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/pages/**/*.test.ts'],
          globalSetup: ['test/journeys/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
