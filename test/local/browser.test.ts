import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { openBrowser } from '#local/browser.ts';
import { Advice } from '#local/progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-browser-'));
const broken = join(folder, 'chromium');
writeFileSync(broken, '#!/bin/sh\necho "This command needs the snap package" >&2\nexit 1\n', { mode: 0o755 });

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('A browser that CHROMIUM_PATH names and that does not start is a failure that names it, not a skipped test', async () => {
  vi.stubEnv('CHROMIUM_PATH', broken);
  await expect(openBrowser()).rejects.toThrow(Advice);
  await expect(openBrowser()).rejects.toThrow(`CHROMIUM_PATH names ${broken}, which does not start`);
});

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'A browser of the machine that does not start is passed over for the one from the package registry',
  async () => {
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', folder);
    const browser = await openBrowser();
    expect(browser?.isConnected()).toBe(true);
    await browser?.close();
  },
);
