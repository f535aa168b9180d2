import middy from '@middy/core';
import * as z from 'zod/mini';
import { Permanent, Transient } from '#domain/failures.ts';
import { log } from './log.ts';
import { beforeRun, inOneRun } from './run.ts';
import { annotateTrace } from './trace.ts';

/**
 * What the states of a cycle hand on: ids and routing fields only. Every stage's input is the output of the stage
 * before it, extended; texts and people stay in the table.
 */
export const CycleInput = z.object({ caseId: z.string(), cycle: z.int() });
export type CycleInput = z.infer<typeof CycleInput>;

/** The contract of a function that is called with an event: what comes in, what goes out. */
export type FunctionContract<In, Out> = { name: string; input: z.ZodMiniType<In>; output: z.ZodMiniType<Out> };

/** What a function does. Everything that touches the world comes with `deps`. */
export type UseCase<In, Out, Deps> = (input: In, deps: Deps) => Promise<Out>;

/**
 * Names of failures of AWS's side that a repeat can cure. Everything else that is not ours is Permanent: a person is notified.
 */
const CURABLE =
  /Throttl|TooManyRequests|ProvisionedThroughput|RequestLimit|ServiceUnavailable|InternalServer|TimeoutError|ECONN|EPIPE|ETIMEDOUT|NetworkingError|LimitExceeded/;

/** An outside error as one of our two; the message keeps only the class name, which holds no personal data. */
export const classify = (error: unknown): Transient | Permanent => {
  if (error instanceof Transient || error instanceof Permanent) return error;
  const { name = 'Error', code = '' } = (error ?? {}) as { name?: string; code?: string };
  const retryable = (error as { $retryable?: unknown })?.$retryable !== undefined;
  return retryable || CURABLE.test(`${name} ${code}`)
    ? new Transient(name, { cause: error })
    : new Permanent(name, { cause: error });
};

/** The one chain around every function that is called with an event: parses what comes in, checks what goes out, names errors for the state machine. */
export const lambdaHandler = <In, Out, Deps>(
  contract: FunctionContract<In, Out>,
  useCase: UseCase<In, Out, Deps>,
  deps: Deps,
) =>
  middy<unknown, Out>()
    .onError(({ error, event }) => {
      const classified = classify(error);
      const { caseId } = (event ?? {}) as { caseId?: string };
      log('error', `${contract.name} failed`, { caseId, error: classified.name, cause: classified.message });
      throw classified;
    })
    .handler(async (event) => {
      const input = contract.input.parse(event);
      const { caseId } = input as { caseId?: string };
      if (caseId !== undefined) annotateTrace(caseId);
      await beforeRun(deps);
      // What works on one case reads it once. What goes through many, for minutes, keeps nothing in mind.
      const output = await (caseId === undefined ? useCase(input, deps) : inOneRun(() => useCase(input, deps)));
      log('info', contract.name, { caseId });
      return contract.output.parse(output);
    });
