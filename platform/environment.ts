import * as z from 'zod/mini';

/**
 * The environment variables a function needs, by what it does. A function's contract merges what it uses; the same
 * schema types the `environment` that infra gives it, so a forgotten variable is a compile error.
 */
export const Base = z.object({
  TABLE_NAME: z.string(),
  /** How many times faster than the calendar policy durations run; 1 in production. */
  TIME_SCALE: z.string(),
});
export const Links = z.object({
  /** Where customers reach the API, without a slash at the end. */
  PUBLIC_URL: z.string(),
  /** Secret that signs tracking links; Secrets Manager id. */
  LINK_SECRET_ID: z.string(),
});
/** Key of the customer pseudonyms; Secrets Manager id. It is never rotated, or old cases would not be found. */
export const Identity = z.object({ IDENTITY_SECRET_ID: z.string() });
/** Which service is asked whether a person filled in the form, and the secret for it (Secrets Manager id); empty where none is. */
export const BotCheck = z.object({
  BOT_CHECK_URL: z.optional(z.string()),
  BOT_CHECK_SECRET_ID: z.optional(z.string()),
});
/** Secrets and settings of the channels, JSON `{channel: {...}}`; Secrets Manager id. */
export const ChannelSecrets = z.object({ CHANNEL_SECRETS_ID: z.string() });
export const Mail = z.object({
  MAIL_DOMAIN: z.string(),
  CONFIGURATION_SET: z.string(),
});
export const Machines = z.object({
  COMPLAINT_MACHINE_ARN: z.string(),
  FOLLOW_UP_MACHINE_ARN: z.string(),
});
export const Timers = z.object({
  SCHEDULE_GROUP: z.string(),
  TIMERS_FUNCTION_ARN: z.string(),
  SCHEDULER_ROLE_ARN: z.string(),
  TIMER_DLQ_ARN: z.string(),
});
/** The key that signs the heads of histories: the ARN of an asymmetric key of KMS. */
export const HistoryKey = z.object({ HISTORY_KEY_ARN: z.string() });
/** The key that signs documents and evidence packs: the ARN of an asymmetric key of KMS. */
export const DocumentKey = z.object({ DOCUMENT_KEY_ARN: z.string() });
export const Inbound = z.object({ INBOUND_BUCKET: z.string() });
/** Bucket of what customers sent as files. */
export const Evidence = z.object({ EVIDENCE_BUCKET: z.string() });

/** What a deployment may switch on (docs/deployment.md), for any function; empty where it is off. */
export const switchedOn = () =>
  z
    .object({
      /** Secret that CloudFront shows the API; Secrets Manager id. */
      ORIGIN_SECRET_ID: z.optional(z.string()),
      /** Present where nothing is handed out before it was found clean. */
      MALWARE_SCAN: z.optional(z.string()),
    })
    .parse(process.env);

/** The region of the function, and where a service of AWS is in it: at AWS, or where the SDKs are pointed to (AWS SDKs: service-specific endpoints). */
const place = (host: string, variable: string, region = process.env['AWS_REGION'] ?? 'eu-west-1') => ({
  region,
  endpoint:
    process.env[`AWS_ENDPOINT_URL_${variable}`] ??
    process.env['AWS_ENDPOINT_URL'] ??
    `https://${host}.${region}.amazonaws.com`,
});

/** Where a bucket of S3 is. */
export const objects = (bucket: string) => ({ bucket, ...place('s3', 'S3') });

/** AWS End User Messaging, by signing name, with the names of its endpoints' variables. */
const MESSAGING = { 'sms-voice': 'PINPOINT_SMS_VOICE_V2', 'social-messaging': 'SOCIALMESSAGING' } as const;
export type MessagingService = keyof typeof MESSAGING;

/** Where a service of AWS End User Messaging is; `region` where our number is in another one than the function. */
export const messaging = (service: MessagingService, region?: string) => place(service, MESSAGING[service], region);

/** Where the secrets are. */
export const secrets = () => place('secretsmanager', 'SECRETS_MANAGER');

/** Where it is asked who somebody is to AWS. */
export const sts = () => place('sts', 'STS');

/** Where the keys are. */
export const kms = () => place('kms', 'KMS');

/** Where a bus of EventBridge is. */
export const events = (bus: string) => ({ bus, ...place('events', 'EVENTBRIDGE') });

/** Where a queue of SQS is. */
export const queue = (queueUrl: string) => ({ queueUrl, ...place('sqs', 'SQS') });

/**
 * The trace that this run is part of, and where the daemon of X-Ray hears of it; Lambda sets both where tracing is on, the first anew for
 * each run (Lambda Developer Guide, "Defined runtime environment variables").
 */
export const tracing = () => {
  const [host = '', port] = (process.env['AWS_XRAY_DAEMON_ADDRESS'] ?? '').split(':');
  const fields = new URLSearchParams((process.env['_X_AMZN_TRACE_ID'] ?? '').replaceAll(';', '&'));
  return {
    ...(port && { daemon: { host, port: Number(port) } }),
    trace: fields.get('Root'),
    parent: fields.get('Parent'),
    isSampled: fields.get('Sampled') === '1',
  };
};

/** Parsed once, at cold start; the only place that reads `process.env`. */
export const environment = <T>(schema: z.ZodMiniType<T>): T => schema.parse(process.env);
