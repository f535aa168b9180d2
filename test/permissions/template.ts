import type { PolicyStatement } from './evaluate.ts';

type Json = string | number | boolean | null | Json[] | { [field: string]: Json };
type Fields = { [field: string]: Json };

/** A synthesised template, as far as permissions are concerned. */
export type TemplateJson = {
  Resources: Record<string, { Type: string; Properties?: Fields; Condition?: string }>;
  Parameters?: Record<string, { Type: string; Default?: Json }>;
};

/** What a template became when it was deployed: values of its parameters, and what its resources are called. */
export type Deployed = {
  region: string;
  account: string;
  parameters: Record<string, string>;
  physicalIds: Record<string, string>;
};

const listOf = <T>(value: T | T[] | undefined): T[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** The ARN of a resource by its type and what it is called. */
const arnOf = (type: string, id: string, { region, account }: Deployed): string => {
  if (id.startsWith('arn:')) return id;
  const regional = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  const known: Record<string, string> = {
    'AWS::DynamoDB::Table': regional('dynamodb', `table/${id}`),
    'AWS::Events::EventBus': regional('events', `event-bus/${id}`),
    'AWS::IAM::Role': `arn:aws:iam::${account}:role/${id}`,
    'AWS::KMS::Key': regional('kms', `key/${id}`),
    'AWS::Lambda::Function': regional('lambda', `function:${id}`),
    'AWS::Logs::LogGroup': regional('logs', `log-group:${id}:*`),
    'AWS::S3::Bucket': `arn:aws:s3:::${id}`,
    'AWS::SQS::Queue': regional('sqs', id.split('/').at(-1) ?? id),
  };
  return known[type] ?? `unresolved:${type}:${id}`;
};

/** The values of a template's references. One that is not understood stays what no call can match. */
const resolver = (template: TemplateJson, deployed: Deployed): ((value: Json) => string[]) => {
  const pseudo: Record<string, string> = {
    'AWS::AccountId': deployed.account,
    'AWS::Partition': 'aws',
    'AWS::Region': deployed.region,
    'AWS::StackName': 'Amends',
  };
  const parameter = (name: string): string[] | undefined => {
    const declared = template.Parameters?.[name];
    if (!declared) return undefined;
    const value = deployed.parameters[name] ?? String(declared.Default ?? '');
    return declared.Type === 'CommaDelimitedList' ? value.split(',').filter(Boolean) : [value];
  };
  const reference = (name: string): string[] =>
    parameter(name) ?? [pseudo[name] ?? deployed.physicalIds[name] ?? `unresolved:${name}`];
  const attribute = ([name, field]: string[]): string => {
    const type = template.Resources[name ?? '']?.Type ?? '';
    const id = deployed.physicalIds[name ?? ''];
    return field === 'Arn' && id ? arnOf(type, id, deployed) : `unresolved:${name}.${field}`;
  };
  const resolve = (value: Json): string[] => {
    if (Array.isArray(value)) return value.flatMap(resolve);
    if (value === null || typeof value !== 'object') return [String(value)];
    const { Ref, 'Fn::GetAtt': getAtt, 'Fn::Join': join } = value;
    if (typeof Ref === 'string') return reference(Ref);
    if (Array.isArray(getAtt)) return [attribute(getAtt.map(String))];
    if (Array.isArray(join)) return [(join[1] as Json[]).map((part) => resolve(part).join(',')).join(String(join[0]))];
    return [`unresolved:${JSON.stringify(value)}`];
  };
  return resolve;
};

const conditionsOf = (condition: Json | undefined, resolve: (value: Json) => string[]): PolicyStatement['conditions'] =>
  Object.fromEntries(
    Object.entries((condition ?? {}) as Record<string, Fields>).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, resolve(values)])),
    ]),
  );

/** @throws Error for what the evaluator does not know, so that it is no silent permission */
const statementOf = (statement: Fields, resolve: (value: Json) => string[]): PolicyStatement => {
  for (const unknown of ['NotAction', 'NotResource', 'Principal', 'NotPrincipal'])
    if (unknown in statement) throw new Error(`The evaluator does not know ${unknown}`);
  return {
    effect: statement['Effect'] === 'Allow' ? 'Allow' : 'Deny',
    actions: listOf(statement['Action']).map(String),
    resources: listOf(statement['Resource']).flatMap(resolve),
    conditions: conditionsOf(statement['Condition'], resolve),
  };
};

const namedRole = (value: Json | undefined): string =>
  String(((value ?? {}) as { 'Fn::GetAtt'?: string[] })['Fn::GetAtt']?.[0] ?? '');

/** What each function's role is allowed and denied, by the function's name in the manifest. */
export const policiesOf = (template: TemplateJson, deployed: Deployed): Record<string, PolicyStatement[]> => {
  const resolve = resolver(template, deployed);
  const resources = Object.values(template.Resources);
  const statementsIn = (policy: Fields): Fields[] =>
    listOf(((policy['PolicyDocument'] ?? {}) as Fields)['Statement']) as Fields[];
  /** What a role is allowed in itself, and by policies beside it. */
  const ofRole = (role: string): PolicyStatement[] => {
    const inside = listOf(template.Resources[role]?.Properties?.['Policies']) as Fields[];
    const beside = resources.flatMap(({ Type, Properties = {} }) => {
      const roles = listOf(Properties['Roles']) as { Ref?: string }[];
      return Type === 'AWS::IAM::Policy' && roles.some(({ Ref }) => Ref === role) ? [Properties] : [];
    });
    return [...inside, ...beside].flatMap(statementsIn).map((statement) => statementOf(statement, resolve));
  };
  return Object.fromEntries(
    resources
      .filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties?.['FunctionName'])
      .map(({ Properties }) => {
        const name = resolve(Properties?.['FunctionName'] ?? '').join('');
        return [name.replace(/^Amends-/, ''), ofRole(namedRole(Properties?.['Role']))];
      }),
  );
};

/** The ARNs of the state machines of a deployed template. */
export const machinesOf = (template: TemplateJson, { physicalIds }: Deployed): string[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine')
    .map(([id]) => physicalIds[id] ?? `unresolved:${id}`);
