import { Advice, fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { retentionDeps } from '../retention-deps.ts';
import { replayEvents } from './replay-events.ts';

/** `npm run -s replay -- ...`: tells a system of the company again what happened to cases (docs/integrations.md). */
const USAGE = `Usage: npm run -s replay -- --integration ID --since INSTANT [--until INSTANT]
       --since, --until  instants such as 2026-11-29T08:00:00Z; until now if not given
       [--outputs FILE]  outputs of "cdk deploy --outputs-file"; the local run if absent
       [--policy FOLDER] the policy that is deployed there; the one of this checkout if absent`;

const options = {
  integration: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  outputs: { type: 'string' },
  policy: { type: 'string' },
} as const;

/** An instant as the table writes it. @throws Advice where it is none */
const instantIn = (name: string, text: string | undefined): string => {
  const date = new Date(text ?? '');
  if (Number.isNaN(date.getTime())) throw new Advice(`--${name} is missing, or is no instant\n${USAGE}`);
  return date.toISOString();
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const { table, policy, clock } = await retentionDeps(values);
  const integration = policy.integrations.find(({ id }) => id === values.integration);
  if (!integration) throw new Advice(`--integration is missing, or is not in policy/integrations.yaml\n${USAGE}`);
  const now = clock.now();
  const period = {
    since: instantIn('since', values.since),
    until: values.until ? instantIn('until', values.until) : now,
  };
  if (period.since > period.until) throw new Advice(`--until lies before --since\n${USAGE}`);
  const { cases, events } = await replayEvents({ integration, period, now }, table);
  console.log(`${integration.id} is told again of ${events} events of ${cases} cases`);
};

if (import.meta.main) await main().catch(fail);
