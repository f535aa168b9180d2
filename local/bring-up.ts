import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOMERS } from '#domain/worth/customer-service.ts';
import { loadPolicy } from '#policy/load.ts';
import { seedChannels } from './channel-secrets.ts';
import { startCustomerService } from './customer-service.ts';
import { deploy } from './deploy.ts';
import { seedDeskUsers } from './desk-users.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import type { LocalRun } from './local-run.ts';
import { freePort, loopbackEndpoint } from './loopback.ts';
import { newWebhookSecret } from './loopback-service.ts';
import { root } from './paths.ts';
import { startPlatforms } from './platforms.ts';
import { step } from './progress.ts';
import { ensureVenv } from './python.ts';
import { REFUNDS, startRefundService } from './refund-service.ts';

export type Options = {
  /** An emulator that is there already, as AWS_ENDPOINT_URL names it; absent: one is started. */
  endpoint?: string | undefined;
  /** Port of the emulator to start; a free one when absent. */
  port?: number;
  /** How many times faster than the calendar all deadlines run. */
  timeScale: number;
  /** Folder for logs, templates and passing files. */
  home: string;
  /** Folder of the policy; the demo company's if absent. */
  policy?: string;
  /** A folder with the synthesised template of the same policy, to save the time of another synth; absent: it is synthesised. */
  assembly?: string;
  /** Lambdas in flight at once. */
  concurrency?: number;
  /** What the emulator's Lambdas find in their environment besides. */
  variables?: Record<string, string>;
};

/**
 * A deployed Amends. `emulatorPid` is absent where the endpoint was there before us; `pids` are the processes that run for it, each of which
 * may have others.
 */
export type Running = { run: LocalRun; emulatorPid?: number; pids: number[]; stop: () => Promise<void> };

const emulator = async ({
  endpoint,
  port,
  home,
  concurrency,
  variables,
}: Options): Promise<Omit<Emulator, 'pid'> & { pid?: number }> => {
  if (endpoint) return { endpoint: loopbackEndpoint(endpoint), pids: [], stop: async () => {} };
  await ensureVenv();
  return step('Emulator started', async () =>
    startEmulator(port ?? (await freePort()), { home, concurrency, variables }),
  );
};

/**
 * Brings Amends up on this machine: emulator, stack, demo company.
 * @throws Advice when the machine lacks something; what was started until then is stopped
 */
export const bringUp = async (options: Options): Promise<Running> => {
  mkdirSync(options.home, { recursive: true });
  const { endpoint, pid, pids, stop: stopEmulator } = await emulator(options);
  const [platforms, refunds, customers] = await Promise.all([
    startPlatforms(),
    startRefundService(),
    startCustomerService(),
  ]);
  const stop = async () => {
    await Promise.all([stopEmulator(), platforms.stop(), refunds.stop(), customers.stop()]);
  };
  try {
    const { timeScale, home, policy = join(root, 'policy'), assembly } = options;
    const deployed = await deploy(endpoint, { timeScale, home, policy, ...(assembly && { assembly }) });
    const { people } = loadPolicy(policy);
    const users = await step('Demo company seeded', () => seedDeskUsers(deployed, people));
    const reports = `${deployed.apiUrl}/integrations/${REFUNDS}`;
    refunds.reportTo(reports);
    const integrations = {
      [REFUNDS]: { url: reports, secret: refunds.secret, standIn: refunds.url },
      // Nothing stands in for it: whoever plays it reports what was delivered.
      orders: { url: `${deployed.apiUrl}/integrations/orders`, secret: newWebhookSecret(), standIn: refunds.url },
      // It is asked, and reports nothing.
      [CUSTOMERS]: { url: reports, secret: customers.secret, standIn: customers.url },
    };
    const channels = await step('Channels set up', () =>
      seedChannels(deployed, { platformsUrl: platforms.url, integrations }),
    );
    return {
      run: { ...deployed, people: users, channels, integrations, platformsUrl: platforms.url },
      ...(pid && { emulatorPid: pid }),
      pids,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
