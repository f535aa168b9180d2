import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bringUp, type Running } from '#local/bring-up.ts';
import { dynamoThrottling, routeThrottling, startFaultyProxy } from '#local/faults.ts';
import { freePort, localEnvironment } from '#local/loopback.ts';
import { amendsHome, node } from '#local/paths.ts';
import { killLambdaProcess } from '#test/journeys/support/emulator.ts';
import { policyOfTheSoak, SOAK_TIME_SCALE } from './policy.ts';

/** Shares of the calls that are throttled. */
const DYNAMO_SHARE = 0.01;
const ROUTE_SHARE = 0.1;

/** How many processes died, and how many calls were refused. */
type Faults = { killed: number; throttled: number; routeRefused: number };

/** A stack that is attacked: `run` is as it is, `front` the same behind a route that throttles. */
export type FaultyStack = {
  run: Running['run'];
  frontUrl: string;
  /** Kills one of the processes that serve functions, if there is one. */
  kill: () => void;
  /** Ends the deaths and the throttling; what is checked afterwards is not refused. */
  calm: () => Faults;
  /** Whether every history is as it was written and signed. */
  historiesIntact: () => boolean;
  stop: () => Promise<void>;
};

/** Whether every history of a stack is as it was written and signed; prints what is not. */
const verifyHistories = (home: string, endpointUrl: string): boolean => {
  const args = ['tools/verify-history/verify-history.ts', '--outputs', join(home, 'outputs.json')];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', env: localEnvironment(endpointUrl) });
  if (status !== 0) console.log(stdout, stderr);
  return status === 0;
};

/**
 * Deploys the template onto an emulator whose DynamoDB throttles. Its processes are killed by the count of what was done, not by the
 * clock: where a machine is slow, a death each second would let no process live to its end.
 * @param concurrency functions in flight at once
 */
export const startFaulty = async ({
  concurrency,
  name,
}: {
  concurrency: number;
  name: string;
}): Promise<FaultyStack> => {
  const home = join(amendsHome, name);
  const port = await freePort();
  const dynamo = await startFaultyProxy(`http://127.0.0.1:${port}`, { fault: dynamoThrottling, share: DYNAMO_SHARE });
  const { run, emulatorPid, stop } = await bringUp({
    port,
    timeScale: SOAK_TIME_SCALE,
    home,
    policy: policyOfTheSoak(join(home, 'policy')),
    concurrency,
    variables: { AWS_ENDPOINT_URL_DYNAMODB: dynamo.url },
  });
  const route = await startFaultyProxy(run.endpointUrl, { fault: routeThrottling, share: ROUTE_SHARE });
  let isCalm = false;
  let killed = 0;
  return {
    run,
    frontUrl: run.apiUrl.replace(run.endpointUrl, route.url),
    kill: () => {
      if (!isCalm && killLambdaProcess(emulatorPid ?? 0)) killed += 1;
    },
    calm: () => {
      isCalm = true;
      dynamo.calm();
      return { killed, throttled: dynamo.counts().refused, routeRefused: route.counts().refused };
    },
    historiesIntact: () => verifyHistories(home, run.endpointUrl),
    stop: async () => {
      await Promise.all([stop(), dynamo.stop(), route.stop()]);
    },
  };
};
