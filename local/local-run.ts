import type { Role } from '#domain/vocabulary.ts';

/** A person of the demo company who can sign in at the desk. */
export type DeskUser = { username: string; name: string; password: string; roles: Role[] };

/**
 * What `npm start` writes to `.amends/local.json`: where everything is, and the passwords and secrets of this run only.
 * Outside tests read it, so its shape is a promise (CHANGELOG).
 */
export type LocalRun = {
  apiUrl: string;
  deskUrl: string;
  endpointUrl: string;
  region: string;
  accountId: string;
  tableName: string;
  inboundMailBucket: string;
  stateMachines: { complaint: string; consult: string; settle: string; followUp: string };
  userPoolId: string;
  userPoolClientId: string;
  people: DeskUser[];
  /** Secrets and settings of the channels; Secrets Manager id. */
  channelSecretsId: string;
  /** Where the company's own systems tell of customers. */
  eventBusName: string;
  /** Stand-in of the platforms' send APIs: `GET /sent` shows what would have gone out. */
  platformsUrl: string;
  channels: Record<string, { url: string; secret?: string }>;
  /** The company's other systems: where they report, the secret of both directions, and the stand-in that runs beside the stack. */
  integrations: Record<string, { url: string; secret: string; standIn: string }>;
};
