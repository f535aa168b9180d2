import { afterEach, beforeEach, vi } from 'vitest';

/** What is written to the log, as JSON, kept from the screen and looked at; empty before each test. */
export const logLines = (): readonly string[] => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    for (const level of ['info', 'warn', 'error'] as const)
      vi.spyOn(console, level).mockImplementation((line) => void lines.push(JSON.stringify(line)));
  });
  afterEach(() => vi.restoreAllMocks());
  return lines;
};
