import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { announcedSchema, announcedType, eventTypes, versionOf } from '#domain/announcements/announced-event.ts';
import {
  announcedIncidentType,
  INCIDENT_EVENT_VERSION,
  type IncidentEventType,
  incidentEventTypes,
} from '#domain/announcements/announced-incident.ts';
import { announcedIncidentSchema, incidentEventMeanings } from '#domain/announcements/incident-events.ts';
import { catalogue } from '#domain/case/events/catalogue.ts';
import { meanings } from '#domain/case/events/define.ts';
import type { EventType } from '#domain/case/events.ts';
import { EXECUTION_REQUESTED, ExecutionRequest } from '#domain/execution/request.ts';
import { ExecutionReport } from '#functions/integrations/contract.ts';
import { SOURCE } from '#functions/relay/contract.ts';

/** Where the documents lie that this makes. */
export const ASYNCAPI_FILE = new URL('../docs/asyncapi.json', import.meta.url);
export const SCHEMAS_FILE = new URL('../docs/event-schemas.json', import.meta.url);

type Schema = Record<string, unknown> & { properties?: Record<string, Schema> };

/** `offered.v1`: the name of a schema, for as long as there are receivers of it. */
const nameOf = (type: EventType): string => `${type}.v${versionOf(type)}`;

const schemaOf = (type: EventType): Schema => {
  const { $schema, ...schema } = z.toJSONSchema(announcedSchema(type), { io: 'input', metadata: meanings }) as Schema;
  return { title: announcedType(type), description: catalogue[type].means, ...schema };
};

const incidentNameOf = (type: IncidentEventType): string => `${type}.v${INCIDENT_EVENT_VERSION}`;

const incidentSchemaOf = (type: IncidentEventType): Schema => {
  const { $schema, ...schema } = z.toJSONSchema(announcedIncidentSchema(type), { io: 'input' }) as Schema;
  return { title: announcedIncidentType(type), description: incidentEventMeanings[type], ...schema };
};

/** The schema of every event that leaves, by name: those of cases, then those of incidents. */
export const eventSchemas = (): Record<string, Schema> =>
  Object.fromEntries([
    ...eventTypes.map((type) => [nameOf(type), schemaOf(type)]),
    ...incidentEventTypes.map((type) => [incidentNameOf(type), incidentSchemaOf(type)]),
  ]);

const text = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;

export const schemasText = (): string =>
  text({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Events of cases and of incidents, as other systems are given them',
    description:
      'Made by `npm run events` from domain/case/events and domain/announcements. Each is the `detail` on the bus and the `data` of a webhook.',
    $defs: eventSchemas(),
  });

/** Where the schema of an event stands: beside this document, which does not say it again (AsyncAPI 3.0, Reference Object: a URI, also a relative one). */
const schemaRef = (name: string): string => `./event-schemas.json#/$defs/${name}`;

const message = (name: string, title: string, schema: string): object => ({
  ...{ name, title, contentType: 'application/json', payload: { $ref: schemaRef(schema) } },
});

/** Every event that leaves, by its type. */
const messages = (): Record<string, object> =>
  Object.fromEntries([
    ...eventTypes.map((type) => [type, message(announcedType(type), catalogue[type].means, nameOf(type))]),
    ...incidentEventTypes.map((type) => [
      type,
      message(announcedIncidentType(type), incidentEventMeanings[type], incidentNameOf(type)),
    ]),
  ]);

const messageRefs = (): object =>
  Object.fromEntries(Object.keys(messages()).map((type) => [type, { $ref: `#/components/messages/${type}` }]));

const bus = (): object => ({
  address: '{bus}',
  title: "The company's bus",
  description: `EventBridge: \`source\` is \`${SOURCE}\`, \`detail-type\` the name of the message, \`detail\` its payload. An event may come twice, with the same \`id\`.`,
  parameters: { bus: { description: 'Output EventBusName of the stack' } },
  messages: { ...messageRefs(), 'execution-requested': { $ref: '#/components/messages/execution-requested' } },
});

const objectOf = (schema: z.ZodMiniType): object => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
};

/** The body of a webhook: what happened, when, and about what. */
const REQUEST = {
  name: EXECUTION_REQUESTED,
  title: 'A system is asked to carry out a promise',
  contentType: 'application/json',
  payload: { $ref: '#/components/schemas/execution-request.v1' },
};
const REPORT = {
  name: 'execution.report',
  title: 'What a system says of a promise that it was asked to carry out',
  contentType: 'application/json',
  payload: { $ref: '#/components/schemas/execution-report.v1' },
};
const SIGNED =
  'Signed by Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature over `<id>.<timestamp>.<body>`.';

const webhooks = (): object => ({
  address: '{url}',
  title: 'Webhooks to a system of the company',
  description: `POST with a body of type, timestamp and data, which is the payload. ${SIGNED}`,
  parameters: { url: { description: 'Of the integration, in policy/integrations.yaml' } },
  messages: { ...messageRefs(), 'execution-requested': { $ref: '#/components/messages/execution-requested' } },
});

const reports = (): object => ({
  address: '/integrations/{name}',
  title: 'What systems of the company report',
  description: `POST of the payload. ${SIGNED}`,
  parameters: { name: { description: 'Id of the integration in policy/integrations.yaml' } },
  messages: { 'execution-report': { $ref: '#/components/messages/execution-report' } },
});

const operation = (action: 'send' | 'receive', channel: string): object => ({
  action,
  channel: { $ref: `#/channels/${channel}` },
});

/** The AsyncAPI document of what leaves. */
export const asyncApiText = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return text({
    asyncapi: '3.0.0',
    info: {
      title: 'Amends',
      version,
      description:
        'What happens to complaints, for the other systems of the company: ids, codes and moments, no words and nobody’s data.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: { bus: bus(), webhooks: webhooks(), reports: reports() },
    operations: {
      announce: operation('send', 'bus'),
      notify: operation('send', 'webhooks'),
      report: operation('receive', 'reports'),
    },
    components: {
      messages: {
        ...messages(),
        'execution-requested': REQUEST,
        'execution-report': REPORT,
      },
      schemas: {
        'execution-request.v1': objectOf(ExecutionRequest),
        'execution-report.v1': objectOf(ExecutionReport),
      },
    },
  });
};

const fieldsOf = (schema: Schema | undefined, at = ''): string[] =>
  Object.entries(schema?.properties ?? {}).flatMap(([name, inner]) => [
    `${at}${name}`,
    ...fieldsOf(inner, `${at}${name}.`),
  ]);

/** What receivers of a version would miss in the schema that takes its place. */
export const missingFields = (before: Record<string, Schema>, after: Record<string, Schema>): string[] =>
  Object.entries(before).flatMap(([name, schema]) => {
    const kept = new Set(fieldsOf(after[name]));
    return after[name] ? fieldsOf(schema).flatMap((field) => (kept.has(field) ? [] : [`${name}: ${field}`])) : [];
  });

/**
 * Writes both documents.
 * @throws Error where a field would go that receivers know
 */
export const writeAsyncApi = (): void => {
  const before = existsSync(SCHEMAS_FILE) ? JSON.parse(readFileSync(SCHEMAS_FILE, 'utf8')).$defs : {};
  const missing = missingFields(before, eventSchemas());
  if (missing.length > 0)
    throw new Error(
      `Fields would go that receivers know; raise the version (domain/announcements):\n- ${missing.join('\n- ')}`,
    );
  writeFileSync(SCHEMAS_FILE, schemasText());
  writeFileSync(ASYNCAPI_FILE, asyncApiText());
  console.log('docs/asyncapi.json and docs/event-schemas.json are up to date');
};
