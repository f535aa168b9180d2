import { randomBytes } from 'node:crypto';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inbound } from '#channels/inbound.ts';
import type { LocalRun } from './local-run.ts';
import { dummyCredentials } from './loopback.ts';
import { platformSettings } from './platforms.ts';

/** The channels whose platforms deliver to a webhook of ours. */
const withWebhook = Object.entries(inbound).flatMap(([name, { verify }]) => (verify ? [name] : []));

/**
 * Sets up every channel that has an address with a secret of this run only, so that a test can sign as the platform does,
 * every sender with the stand-in of the platforms, and every other system of the company with its own.
 */
export const seedChannels = async (
  run: Pick<LocalRun, 'apiUrl' | 'endpointUrl' | 'region' | 'channelSecretsId'>,
  { platformsUrl, integrations }: { platformsUrl: string; integrations: LocalRun['integrations'] },
): Promise<LocalRun['channels']> => {
  const secrets = Object.fromEntries(withWebhook.map((name) => [name, randomBytes(16).toString('hex')]));
  const settings: Record<string, Record<string, string>> = platformSettings(platformsUrl);
  const client = new SecretsManagerClient({
    endpoint: run.endpointUrl,
    region: run.region,
    credentials: dummyCredentials,
  });
  await client.send(
    new PutSecretValueCommand({
      SecretId: run.channelSecretsId,
      SecretString: JSON.stringify({
        ...Object.fromEntries(
          Object.entries(secrets).map(([name, secret]) => [name, { ...settings[name], secrets: [secret] }]),
        ),
        integrations: Object.fromEntries(
          Object.entries(integrations).map(([id, { secret, standIn }]) => [id, { secrets: [secret], url: standIn }]),
        ),
      }),
    }),
  );
  return Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [name, { url: `${run.apiUrl}/channels/${name}`, secret }]),
  );
};
