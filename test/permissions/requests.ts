import { ACCOUNT, ANY_MACHINE, type Asked } from './call.ts';
import { asDynamo } from './requests-dynamo.ts';
import { getObject, getString, type Json, parseJson } from './requests-json.ts';

/** A signed request to a service of AWS, as far as it says what is asked. Header names are in lower case. */
export type SignedRequest = {
  service: string;
  region: string;
  method: string;
  url: URL;
  target: string;
  body: string;
};

const asked = (action: string, resource: string, conditions: Asked['conditions'] = {}): Asked => ({
  action,
  resource,
  conditions,
});

/** What stands for names that are made while cases run: nothing that is recorded says whose case it was. */
const SOME = 'x';
const operationOf = (target: string): string => target.split('.').at(-1) ?? '';

const KNOWN_FOLDERS = new Set(['inbound', 'channels', 'attachments', 'packs', 'customers']);

/** The folders of a key and no name: keys of files hold ids that platforms made. */
const folderOf = (key: string): string => {
  const parts = key.split('/');
  const known = parts.slice(0, -1).findIndex((part) => !KNOWN_FOLDERS.has(part));
  const folders = known === -1 ? parts.slice(0, -1) : parts.slice(0, known);
  return [...folders, SOME].join('/');
};

const S3: Record<string, string> = { GET: 'GetObject', HEAD: 'GetObject', PUT: 'PutObject', DELETE: 'DeleteObject' };

const asS3 = ({ method, url }: SignedRequest): Asked[] => {
  const [bucket = '', ...key] = url.pathname.slice(1).split('/');
  const action = `s3:${S3[method] ?? method}${url.searchParams.has('tagging') ? 'Tagging' : ''}`;
  return [asked(action, `arn:aws:s3:::${bucket}/${folderOf(key.join('/'))}`, { 's3:ResourceAccount': [ACCOUNT] })];
};

const asStates = ({ target }: SignedRequest, body: Json): Asked[] => {
  const operation = operationOf(target);
  const action = `states:${operation}`;
  if (operation.startsWith('SendTask')) return [asked(action, ANY_MACHINE)];
  const execution = getString(body, 'executionArn');
  const resource = execution?.replace(/:[^:]*$/, `:${SOME}`) ?? getString(body, 'stateMachineArn') ?? '*';
  return [asked(action, resource)];
};

const SCHEDULES: Record<string, string> = {
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
  GET: 'GetSchedule',
};

/** A schedule that calls something does it with a role, which whoever makes the schedule must be allowed to pass on. */
const asScheduler = ({ method, url, region }: SignedRequest, body: Json): Asked[] => {
  const group = getString(body, 'GroupName') ?? url.searchParams.get('groupName') ?? 'default';
  const role = getString(getObject(body['Target']), 'RoleArn');
  return [
    asked(
      `scheduler:${SCHEDULES[method] ?? method}`,
      `arn:aws:scheduler:${region}:${ACCOUNT}:schedule/${group}/${SOME}`,
    ),
    ...(role ? [asked('iam:PassRole', role, { 'iam:PassedToService': ['scheduler.amazonaws.com'] })] : []),
  ];
};

/** SES asks for the sender's identity, the configuration set, and the recipient's identity where that is one of the account. */
const asSes = ({ region, url, method }: SignedRequest, body: Json): Asked[] => {
  if (method !== 'POST' || !url.pathname.endsWith('/outbound-emails'))
    return [asked(`ses:${method} ${url.pathname}`, '*')];
  const from = getString(body, 'FromEmailAddress') ?? '';
  const address = /<([^<>]*)>$/.exec(from)?.[1] ?? from;
  const arn = (resource: string) => `arn:aws:ses:${region}:${ACCOUNT}:${resource}`;
  const configurationSet = getString(body, 'ConfigurationSetName');
  return [
    `identity/${address.split('@').at(-1)}`,
    `identity/${SOME}@${SOME}.example`,
    ...(configurationSet ? [`configuration-set/${configurationSet}`] : []),
  ].map((resource) => asked('ses:SendEmail', arn(resource), { 'ses:FromAddress': [address] }));
};

const asEvents = ({ region, target }: SignedRequest, body: Json): Asked[] => {
  const entries = Array.isArray(body['Entries']) ? body['Entries'] : [];
  const buses = new Set(entries.map((entry) => getString(getObject(entry), 'EventBusName') ?? 'default'));
  const arn = (bus: string) => (bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${ACCOUNT}:event-bus/${bus}`);
  return [...buses].map((bus) => asked(`events:${operationOf(target)}`, arn(bus)));
};

/** WhatsApp by AWS: the number that it goes out from, by its ARN. */
const asSocial = ({ method, url }: SignedRequest, body: Json): Asked[] => {
  const isSend = method === 'POST' && url.pathname.endsWith('/v1/whatsapp/send');
  const action = isSend ? 'SendWhatsAppMessage' : `${method} ${url.pathname}`;
  return [asked(`social-messaging:${action}`, getString(body, 'originationPhoneNumberId') ?? '*')];
};

/** A queue by its address, whose last part is its name. */
const asQueue = ({ target, region }: SignedRequest, body: Json): Asked[] => {
  const name = getString(body, 'QueueUrl')?.split('/').at(-1);
  return [asked(`sqs:${operationOf(target)}`, name ? `arn:aws:sqs:${region}:${ACCOUNT}:${name}` : '*')];
};

type Reading = (request: SignedRequest, body: Json) => Asked[];

const READINGS: Record<string, Reading> = {
  comprehend: ({ target }) => [asked(`comprehend:${operationOf(target)}`, '*')],
  dynamodb: ({ target, region }, body) => asDynamo(operationOf(target), region, body),
  events: asEvents,
  kms: ({ target }, body) => [asked(`kms:${operationOf(target)}`, getString(body, 'KeyId') ?? '*')],
  s3: asS3,
  scheduler: asScheduler,
  'sms-voice': ({ target }, body) => [
    asked(`sms-voice:${operationOf(target)}`, getString(body, 'OriginationIdentity') ?? '*'),
  ],
  'social-messaging': asSocial,
  secretsmanager: ({ target }, body) => [
    asked(`secretsmanager:${operationOf(target)}`, getString(body, 'SecretId') ?? '*'),
  ],
  ses: asSes,
  sqs: asQueue,
  states: asStates,
  // Who somebody is may be asked by everybody, whatever their policy says (STS API Reference, GetCallerIdentity); it is asked with
  // the signature of whoever takes a pack.
  sts: () => [],
};

/**
 * What a request asks IAM for (Service Authorization Reference), with no word and no name of a person. A service that is not
 * known here is asked for by a name that no policy allows, so that it is told of.
 */
export const askedBy = (request: SignedRequest): Asked[] => {
  const reading = Object.hasOwn(READINGS, request.service) ? READINGS[request.service] : undefined;
  const body = request.service === 's3' ? {} : parseJson(request.body);
  return reading
    ? reading(request, body)
    : [asked(`${request.service}:${operationOf(request.target) || request.method}`, '*')];
};
