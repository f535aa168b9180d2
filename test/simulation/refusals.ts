import type { ServiceError, StateService } from '#test/support/step-functions.ts';
import { numberOf, type Random, randomOf } from './random.ts';

/**
 * What the services say that a state calls by itself, where they have no time or fail for a moment, by the names under which Step
 * Functions knows them (Step Functions, "Handling errors in workflows" and the pages of the three integrations; the errors of an SDK
 * integration are the exceptions of the SDK for Java, under the name of its service). Not read from the definitions: they must know them all.
 */
const namesOf: Record<StateService, readonly [string, ...string[]]> = {
  Lambda: [
    'TooManyRequestsException',
    'ServiceException',
    'AWSLambdaException',
    'SdkClientException',
    'ClientExecutionTimeoutException',
    'Unknown',
  ],
  DynamoDb: [
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceededException',
    'TransactionConflictException',
    'InternalServerErrorException',
    'DynamoDbException',
    'SdkClientException',
  ],
  StepFunctions: [
    'ThrottlingException',
    'ExecutionLimitExceededException',
    'ServiceQuotaExceededException',
    'InternalServerException',
    'AWSStepFunctionsException',
    'SfnException',
    'SdkClientException',
  ],
};

/** How often a call of a state is refused, by the run. */
const REFUSED = [0, 0.15, 0.4] as const;

/**
 * How often it is refused then, one time after the other: as often as the state tries at most, where nothing else goes wrong with the
 * call. Functions also die. Who asks an expert asks once more after that.
 */
const timesOf = (service: StateService, of: string): readonly [number, ...number[]] => {
  if (service === 'Lambda') return [1, 1, 2, 3];
  return service === 'StepFunctions' && !of.endsWith('-settle') ? [1, 2, 6, 8] : [1, 1, 2, 6];
};

/** How often what is refused was done all the same, where it may be asked for again: a connection broke before the answer. */
const DONE = 0.25;

/** So many names one after the other, in an order of their own. */
const someOf = (names: readonly string[], times: number, random: Random): string[] => {
  const order = names.map((name) => ({ name, place: random.int(2 ** 31) })).sort((a, b) => a.place - b.place);
  return Array.from({ length: times }, (_, time) => order[time % order.length]?.name ?? '');
};

/**
 * Services that refuse the calls of states for a while, as they do on AWS: a state tries again by its own retriers. What a call meets
 * follows from the run and from what it asks for: leaving out a step changes nothing of it.
 */
export const refusals = (salt: number) => {
  const often = randomOf(salt).oneOf<number>(REFUSED);
  const met = new Map<string, string[]>();
  return (service: StateService, of: string): ServiceError | undefined => {
    const random = randomOf(numberOf(`${salt} ${service} ${of}`));
    const left =
      met.get(of) ?? (random.chance(often) ? someOf(namesOf[service], random.oneOf(timesOf(service, of)), random) : []);
    met.set(of, left);
    const name = left.shift();
    const hasDone = service === 'DynamoDb' && left.length === 0 && random.chance(DONE);
    return name === undefined ? undefined : { name, hasDone };
  };
};
