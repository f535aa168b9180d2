import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, localEnvironment } from '#local/loopback.ts';
import { testsVenv } from '#local/paths.ts';
import { startService, untilReady } from '#local/processes.ts';

const answers = (url: string) => async (): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Starts moto on the loopback address, empty.
 * @param home folder for its log
 */
export const startMoto = async (home: string): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  mkdirSync(home, { recursive: true });
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const logFile = join(home, 'moto.log');
  const server = ['-H', '127.0.0.1', '-p', String(port)];
  const service = startService(join(testsVenv, 'bin', 'moto_server'), server, { env: localEnvironment(), logFile });
  await untilReady(service, answers(`${endpoint}/moto-api/data.json`), {
    seconds: 120,
    sentence: `moto did not start; see ${logFile}.`,
  });
  return { endpoint, stop: service.stop };
};
