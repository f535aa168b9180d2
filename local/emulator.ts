import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, freePort, localEnvironment, REGION } from './loopback.ts';
import { node, root, venv } from './paths.ts';
import { startService, untilReady } from './processes.ts';

/**
 * A running emulator: MiniStack, whose process is `pid`, and beside it the stand-in for Amazon Comprehend, which MiniStack lacks. `pids` are
 * both.
 */
export type Emulator = { endpoint: string; pid: number; pids: number[]; stop: () => Promise<void> };

/** Calls of functions in flight at once; further ones are throttled, as on AWS. Most of them wait for a process: those are fewer (start-ministack.py). */
const CONCURRENCY = 64;

/**
 * The heap of our smallest functions on AWS, and few megabytes for what is young. Left to itself, Node takes its measure from this machine
 * and lets garbage lie; there are dozens of such processes.
 */
const SMALL_HEAP = '--max-semi-space-size=1 --max-old-space-size=512';

/** So long a service may take to answer for the first time: some seconds, and more where the machine is busy. */
const START_SECONDS = 120;

const answers = (url: string) => async (): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

const startComprehend = async (home: string): Promise<{ url: string; pid: number; stop: () => Promise<void> }> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = join(root, 'local', 'comprehend', 'server.ts');
  const logFile = join(home, 'comprehend.log');
  const service = startService(node, [server, '--port', String(port)], { env: localEnvironment(), logFile });
  await untilReady(service, answers(`${url}/health`), {
    seconds: START_SECONDS,
    sentence: `The Comprehend stand-in did not start; see ${logFile}.`,
  });
  return { url, pid: service.pid, stop: service.stop };
};

export type EmulatorSetting = {
  /** Folder for logs and passing files. */
  home: string;
  /** Lambdas in flight at once. */
  concurrency?: number | undefined;
  /** What its Lambdas find in their environment besides, as the address of a faulty DynamoDB, or what writes down their calls. */
  variables?: Record<string, string> | undefined;
};

/** Starts MiniStack on the loopback address, empty. Everything it writes lies under `home` and goes when it stops. */
export const startEmulator = async (
  port: number,
  { home, concurrency = CONCURRENCY, variables = {} }: EmulatorSetting,
): Promise<Emulator> => {
  await freePort(port);
  const temporary = join(home, `tmp-${port}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  // The emulator's Lambda workers are CommonJS; without this they would take the checkout's "type": "module" for theirs.
  writeFileSync(join(temporary, 'package.json'), '{}');
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const comprehend = await startComprehend(home);
  const environment = {
    ...localEnvironment(),
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    IOT_MTLS_ENABLED: '0',
    MINISTACK_REGION: REGION,
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    LAMBDA_ACCOUNT_CONCURRENCY: String(concurrency),
    LAMBDA_WARM_TTL_SECONDS: '60',
    // The emulator's Lambdas inherit this: with it the SDK reaches the stand-in instead of the emulator.
    AWS_ENDPOINT_URL_COMPREHEND: comprehend.url,
    TMPDIR: temporary,
    STATE_DIR: join(temporary, 'state'),
    S3_DATA_DIR: join(temporary, 's3'),
    LOG_LEVEL: 'WARNING',
    ...variables,
    NODE_OPTIONS: [SMALL_HEAP, variables['NODE_OPTIONS']].filter(Boolean).join(' '),
  };
  const logFile = join(home, 'emulator.log');
  const service = startService(join(venv, 'bin', 'python'), [join(root, 'local', 'start-ministack.py')], {
    env: environment,
    logFile,
  });
  const stop = async () => {
    await Promise.all([service.stop(), comprehend.stop()]);
    rmSync(temporary, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await untilReady(service, answers(`${endpoint}/_ministack/health`), {
      seconds: START_SECONDS,
      sentence: `The emulator did not start; see ${logFile}.`,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, pid: service.pid, pids: [service.pid, comprehend.pid], stop };
};
