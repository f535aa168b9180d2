import * as z from 'zod/mini';
import { isWebhookSecret } from '../standard-webhooks.ts';
import { type Secret, secretReader } from './secrets.ts';

const Known = z.object({
  integrations: z.record(
    z.string(),
    z.object({
      /** `whsec_...`: more than one while it is changed. */
      secrets: z.array(z.string()),
      /** Where it stands in place of the address in the policy: a stand-in of a local run, or one stage of several. */
      url: z.optional(z.url()),
    }),
  ),
});

/** What proves what we send to a system, and what it sends to us. */
export type IntegrationKeys = { secrets: string[]; url?: string };

/** A secret that nobody has filled in yet is no JSON, and knows no integration. */
export const integrationsIn = ({ current }: Secret): Record<string, IntegrationKeys> => {
  try {
    const { integrations } = Known.parse(JSON.parse(current));
    return Object.fromEntries(
      Object.entries(integrations).flatMap(([id, { secrets, url }]) => {
        const usable = secrets.filter(isWebhookSecret);
        return usable.length > 0 ? [[id, { secrets: usable, ...(url && { url }) }]] : [];
      }),
    );
  } catch {
    return {};
  }
};

export type IntegrationKeyReader = (id: string) => Promise<IntegrationKeys | undefined>;

/** Reads them from the deployment's secret, JSON `{integrations: {id: {secrets: [...]}}}`; kept for five minutes. */
export const integrationKeys = (secretId: string): IntegrationKeyReader => {
  const read = secretReader(secretId);
  return async (id) => integrationsIn(await read())[id];
};
