import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { path } from './paths.ts';
import { Advice } from './progress.ts';

export const REGION = 'eu-west-1';
export const ACCOUNT = '000000000000';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', 'localhost.localstack.cloud']);

/** The endpoint, if it is on this machine. @throws Advice otherwise: the local run never reaches a real account */
export const loopbackEndpoint = (endpoint: string): string => {
  const url = URL.parse(endpoint);
  if (!url || !LOOPBACK.has(url.hostname))
    throw new Advice(
      `AWS_ENDPOINT_URL is ${endpoint}, which is not on this machine. The local run deploys to loopback addresses only; unset it, or use "npx cdk deploy" for a real account.`,
    );
  return url.href.replace(/\/$/, '');
};

/** Credentials that open nothing: what an emulator expects, whatever the shell holds. */
export const dummyCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the shell may hand on: how to find programs and the network, and nothing that changes how they behave. */
const HANDED_ON = ['HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'USER', 'HTTP_PROXY', 'HTTPS_PROXY', 'SSL_CERT_FILE'];

/**
 * The environment of every process of the local run: little of the shell's and none of its AWS settings, with dummy credentials and, where
 * given, one loopback endpoint for every service.
 */
export const localEnvironment = (endpoint?: string): Record<string, string | undefined> => ({
  ...Object.fromEntries(HANDED_ON.map((name) => [name, process.env[name]])),
  PATH: path,
  NO_PROXY: '127.0.0.1,localhost',
  AWS_ACCESS_KEY_ID: dummyCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: dummyCredentials.secretAccessKey,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  ...(endpoint && { AWS_ENDPOINT_URL: loopbackEndpoint(endpoint) }),
});

/** A port of the loopback address that nobody uses; `wanted` if given. @throws Advice when that one is taken */
export const freePort = (wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', () =>
      reject(new Advice(`Port ${wanted} is in use. Stop what listens there, or choose: npm start -- --port 4600`)),
    );
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
