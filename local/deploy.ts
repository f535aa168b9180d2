import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf, writeKeys } from '#tools/evidence/publish-keys.ts';
import type { LocalRun } from './local-run.ts';
import { ACCOUNT, dummyCredentials, localEnvironment, REGION } from './loopback.ts';
import { cdk, node } from './paths.ts';
import { messagingArns } from './platforms.ts';
import { run } from './processes.ts';
import { step } from './progress.ts';

const QUIET = ['--no-notices', '--no-version-reporting', '--ci', '--no-color'];

type Outputs = Record<string, string>;

const output = (outputs: Outputs, name: string): string => {
  const value = outputs[name];
  if (!value) throw new Error(`The stack has no output ${name}`);
  return value;
};

/** The id of the API, from either form of its address: in the path (emulators) or in the host (AWS). */
const apiIdOf = (apiUrl: string): string =>
  (/\/execute-api\/(\w+)/.exec(apiUrl) ?? /\/\/(\w+)\.execute-api/.exec(apiUrl))?.[1] ?? '';

const describe = (
  endpoint: string,
  outputs: Outputs,
): Omit<LocalRun, 'people' | 'channels' | 'integrations' | 'platformsUrl'> => {
  // Plain addresses: `<id>.execute-api.localhost` is not resolved by every client.
  const apiUrl = `${endpoint}/_aws/execute-api/${apiIdOf(output(outputs, 'ApiUrl'))}`;
  return {
    apiUrl,
    deskUrl: `${apiUrl}/desk`,
    endpointUrl: endpoint,
    region: REGION,
    accountId: ACCOUNT,
    tableName: output(outputs, 'TableName'),
    inboundMailBucket: output(outputs, 'InboundMailBucketName'),
    stateMachines: {
      complaint: output(outputs, 'ComplaintMachineArn'),
      consult: output(outputs, 'ConsultMachineArn'),
      settle: output(outputs, 'SettleMachineArn'),
      followUp: output(outputs, 'FollowUpMachineArn'),
    },
    userPoolId: output(outputs, 'UserPoolId'),
    userPoolClientId: output(outputs, 'UserPoolClientId'),
    channelSecretsId: output(outputs, 'ChannelSecretsId'),
    eventBusName: output(outputs, 'EventBusName'),
  };
};

type Synthesis = { home: string; policy: string; templates: string };

/**
 * Synthesises the template for an emulator. CloudFormation's own rules, which take CDK seconds to start, are not asked here: it is no
 * CloudFormation that takes it, and whoever deploys to AWS asks them, as `npm test` does of the same template.
 * @param home folder for the log
 * @param policy folder of the policy
 * @param templates folder that it goes to
 */
export const synthesise = ({ home, policy, templates }: Synthesis): Promise<void> =>
  run(node, [cdk, 'synth', '--quiet', '--output', templates, '--context', `policy=${policy}`, ...QUIET], {
    env: { ...localEnvironment(), CDK_VALIDATION: 'false' },
    logFile: join(home, 'synth.log'),
  });

type Settings = { timeScale: number; home: string; policy: string; assembly?: string };

/**
 * Deploys the same template as `cdk deploy` does, with the ordinary `cdk`, onto an emulator.
 * @param timeScale how many times faster than the calendar all deadlines run
 * @param home folder for logs, the synthesised template and the outputs
 * @param policy folder of the policy
 * @param assembly folder of a template of that policy that was synthesised before
 */
export const deploy = async (
  endpoint: string,
  { timeScale, home, policy, assembly }: Settings,
): Promise<Omit<LocalRun, 'people' | 'channels' | 'integrations' | 'platformsUrl'>> => {
  const environment = localEnvironment(endpoint);
  const templates = assembly ?? join(home, 'cdk.out');
  const outputs = join(home, 'outputs.json');
  const runCdk = (args: string[], log: string, cwd?: string) =>
    run(node, [cdk, ...args, ...QUIET], { env: environment, logFile: join(home, `${log}.log`), ...(cwd && { cwd }) });
  const parameters = {
    Target: 'local',
    LocalEndpoint: endpoint,
    Stage: 'dev',
    MailDomain: 'lumbre.example',
    TimeScale: String(timeScale),
    MessagingArns: messagingArns.join(','),
  };
  await step('Template synthesised, account prepared', () =>
    Promise.all([
      assembly || synthesise({ home, policy, templates }),
      // Not where cdk.json lies: an account is prepared without the template, which would be synthesised a second time.
      runCdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], 'bootstrap', home),
    ]),
  );
  await step('Stack deployed', () =>
    runCdk(
      [
        ...['deploy', 'Amends', '--app', templates, '--require-approval', 'never', '--method', 'direct'],
        ...['--outputs-file', outputs, '--progress', 'events'],
        ...Object.entries(parameters).flatMap(([name, value]) => ['--parameters', `${name}=${value}`]),
      ],
      'deploy',
    ),
  );
  const { Amends } = JSON.parse(readFileSync(outputs, 'utf8')) as { Amends: Outputs };
  const place = { region: REGION, endpoint };
  // One signed request: what signs it looks at the environment.
  process.env['AWS_ACCESS_KEY_ID'] = dummyCredentials.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = dummyCredentials.secretAccessKey;
  writeKeys(join(home, 'keys.json'), await keysOf((name) => output(Amends, name), place));
  return describe(endpoint, Amends);
};
