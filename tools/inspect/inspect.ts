import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { clock } from '#domain/time.ts';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials, loopbackEndpoint } from '#local/loopback.ts';
import { amendsHome } from '#local/paths.ts';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { inspect, type MachineName, machines, type Sight } from './inspection.ts';
import { render } from './render.ts';
import { awsServices } from './services.ts';

/**
 * `npm run inspect -- REFERENCE`: where a case stands, for an engineer (docs/stuck-case.md). It only reads, and prints ids, codes and
 * instants: no word of a customer, no task token. Without `--table` it looks at the local run that is up; with it, at the stack of
 * that table, with the credentials of the shell. Leaves with 0 if it showed the case, 2 if there is no such case, 1 if it could
 * not look.
 */
const USAGE = `Usage: npm run -s inspect -- REFERENCE
       npm run -s inspect -- REFERENCE --table NAME [--region R] [--stack NAME]
  REFERENCE  what the customer was given (AM-7K3Q9F2D), or the id of the case`;

const options = {
  table: { type: 'string' },
  region: { type: 'string' },
  stack: { type: 'string' },
} as const;

const MACHINE = /:stateMachine:(?<stack>.+)-complaint$/;

/** State machines and schedules are named by the stack. */
const stackOf = (machineArn: string): string => MACHINE.exec(machineArn)?.groups?.['stack'] ?? '';

/** What there is to look with in a local run. */
export const localSight = ({ endpointUrl, region, tableName, stateMachines }: LocalRun): Sight => {
  const settings = { endpoint: loopbackEndpoint(endpointUrl), region, credentials: dummyCredentials, maxAttempts: 2 };
  const { complaint, consult, settle, followUp } = stateMachines;
  return {
    table: dynamoTable(new DynamoDBClient(settings), tableName),
    services: awsServices(
      { sfn: new SFNClient(settings), scheduler: new SchedulerClient(settings) },
      { machineArns: { complaint, consult, settle, 'follow-up': followUp }, group: stackOf(complaint) },
    ),
    now: clock().now,
  };
};

/** @throws Advice when nothing runs */
export const localRun = (file: string): LocalRun => {
  if (!existsSync(file))
    throw new Advice(
      'No local run is up. Start one with "npm start", or name the table of a deployed Amends with --table NAME.',
    );
  return JSON.parse(readFileSync(file, 'utf8')) as LocalRun;
};

const machinesOf = async (sfn: SFNClient, stack: string): Promise<Record<MachineName, string>> => {
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(new ListStateMachinesCommand({ ...(nextToken && { nextToken }) }));
    const arn = page.stateMachines?.find(
      ({ stateMachineArn = '' }) => stackOf(stateMachineArn) === stack,
    )?.stateMachineArn;
    if (arn) {
      const named = machines.map((name) => [name, arn.replace(/complaint$/, name)]);
      return Object.fromEntries(named) as Record<MachineName, string>;
    }
    nextToken = page.nextToken;
  } while (nextToken);
  throw new Advice(`There is no state machine ${stack}-complaint in this region. Name the stack with --stack NAME.`);
};

type Deployed = { table: string; region?: string | undefined; stack?: string | undefined };

/** CloudFormation names a table by its stack; `--stack` is for a table that was named otherwise. */
const deployedSight = async ({ table, region, stack }: Deployed): Promise<Sight> => {
  const settings = { maxAttempts: 4, ...(region && { region }) };
  const sfn = new SFNClient(settings);
  const group = stack ?? /^(.+)-StoreTable/.exec(table)?.[1] ?? 'Amends';
  return {
    table: dynamoTable(new DynamoDBClient(settings), table),
    services: awsServices(
      { sfn, scheduler: new SchedulerClient(settings) },
      { machineArns: await machinesOf(sfn, group), group },
    ),
    now: clock().now,
  };
};

/** What went wrong outside, as a sentence. */
const advice = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof Advice) return error;
  if (error.name === 'ResourceNotFoundException') return new Advice('There is no such table in this region.');
  if ('code' in error && error.code === 'ECONNREFUSED')
    return new Advice(
      'The local run that .amends/local.json tells of does not answer. Start it again with "npm start".',
    );
  return error;
};

const NO_SUCH_CASE = 2;

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [reference] = positionals;
  if (!reference || positionals.length > 1 || (!values.table && (values.region || values.stack)))
    throw new Advice(USAGE);
  const { table, ...where } = values;
  const sight = table ? await deployedSight({ table, ...where }) : localSight(localRun(join(amendsHome, 'local.json')));
  const inspection = await inspect(reference, sight);
  if (inspection) return console.log(render(inspection));
  console.error(`\nAmends: There is no case ${reference}. A reference looks like AM-7K3Q9F2D.\n`);
  process.exitCode = NO_SUCH_CASE;
};

if (import.meta.main)
  await main().catch((error: unknown) => {
    fail(advice(error));
  });
