// The door to every command: plain JavaScript that an old Node can run. It checks what the machine has, installs what
// package-lock.json names, and hands over to the pinned Node with local/<command>.ts. package.json calls it with `exec`, so
// that npm's signals reach it instead of a shell in between.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pinnedNode = join(root, 'node_modules', '.bin', 'node');
const [command = '', ...options] = process.argv.slice(2);

const stop = (sentence) => {
  console.error(`\nAmends: ${sentence}\n`);
  process.exit(1);
};

const checkNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    stop(`Node ${process.versions.node} is too old. Install Node 20 or later (nodejs.org), then run this again.`);
};

const npm = (...args) => {
  const { status, error } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', env: process.env });
  if (error) stop('npm was not found. It comes with Node: install Node 20 or later, then run this again.');
  return status === 0;
};

const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const installPackages = () => {
  const installed = time(join(root, 'node_modules', '.package-lock.json'));
  if (installed >= time(join(root, 'package-lock.json'))) return;
  console.log('Installing the packages of package-lock.json (once; about half a minute)');
  if (!npm('ci', '--no-audit', '--no-fund', '--loglevel=error'))
    stop('npm ci failed; its last lines say why. A package registry must be within reach for the first run.');
};

const pinnedNodeRuns = () => spawnSync(pinnedNode, ['--version']).status === 0;

// npm can be told not to run install scripts; the pinned Node is put in place by one.
const checkPinnedNode = () => {
  if (pinnedNodeRuns()) return;
  npm('rebuild', 'node', 'esbuild', '--ignore-scripts=false', '--loglevel=error');
  if (!pinnedNodeRuns())
    stop(
      'The pinned Node is not in node_modules. Run "npm rebuild node --ignore-scripts=false" and look at its answer.',
    );
};

const handOver = () => {
  const child = spawn(pinnedNode, [join(root, 'local', `${command}.ts`), ...options], { cwd: root, stdio: 'inherit' });
  // We stay until the child has cleaned up. From a terminal Ctrl-C reaches it twice, which does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Whoever started us may be killed without a word to us.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000);
  watch.unref();
  child.on('exit', (code) => process.exit(code ?? 1));
};

checkNode();
installPackages();
checkPinnedNode();
if (command !== 'install') handOver();
