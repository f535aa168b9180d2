import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { amendsHome, root } from './paths.ts';
import { Advice } from './progress.ts';

/** What to start, and with which environment. */
type Program = Pick<LaunchOptions, 'executablePath' | 'env'>;
/** What is used of `@sparticuz/chromium`: it unpacks an archive and answers where to. */
type Package = { inflate: (archive: string) => Promise<string> };

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const LAUNCH_TIMEOUT_MS = 60_000;
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What to do where no browser is found, as one sentence. */
export const NO_BROWSER =
  'No browser was found: install Chromium or Chrome, or name one by CHROMIUM_PATH (the one that npm brings runs on Linux with glibc on x64 only).';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const systemBrowsers = (): string[] => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const commands = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const apps = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
  );
  return [...commands, ...(process.platform === 'darwin' ? apps : [])].filter(isProgram);
};

// Its fonts, for a machine that has none, beside the machine's own.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir></fontconfig>
`;

/** Unpacks the package into a folder that appears only once it is whole, because two commands may do so at the same time. */
const unpackInto = async (folder: string, home: string): Promise<void> => {
  const { inflate } = (await import(pathToFileURL(join(home, 'build', 'index.js')).href)) as Package;
  await mkdir(amendsHome, { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  const { TMPDIR } = process.env;
  try {
    // It unpacks beside the temporary files, and asks anew each time where they are.
    process.env['TMPDIR'] = unfinished;
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(join(home, 'bin', archive));
    await writeFile(join(unfinished, 'fonts.conf'), FONTS);
    await rename(unfinished, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    await rm(unfinished, { recursive: true, force: true });
  }
};

/**
 * The Chromium that lies in the package `@sparticuz/chromium`, with the libraries (nss, nspr, expat) and fonts that a machine
 * without a desktop lacks. It is built for AWS Lambda; its own way to unpack fills the folder for temporary files and leaves the
 * libraries out anywhere else.
 */
const packagedBrowser = async (): Promise<Program | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = join(root, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(home)) return undefined;
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(amendsHome, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, home);
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
};

const launch = (program: Program): Promise<Browser> =>
  chromium.launch({ ...program, args: ARGS, timeout: LAUNCH_TIMEOUT_MS });

/**
 * A headless Chromium: the one that CHROMIUM_PATH names, else the machine's own, else the one from the package registry. One
 * that does not start (on Ubuntu `chromium-browser` may be an empty shell) is passed over.
 * @returns undefined where there is none
 * @throws Advice when the one that CHROMIUM_PATH names does not start
 */
export const openBrowser = async (): Promise<Browser | undefined> => {
  const named = process.env['CHROMIUM_PATH'];
  if (named)
    return launch({ executablePath: named }).catch((error: Error) => {
      throw new Advice(`CHROMIUM_PATH names ${named}, which does not start: ${error.message.split('\n')[0]}`);
    });
  for (const executablePath of systemBrowsers()) {
    const browser = await launch({ executablePath }).catch(() => undefined);
    if (browser) return browser;
  }
  const program = await packagedBrowser();
  return program && launch(program).catch(() => undefined);
};
