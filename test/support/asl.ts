import jsonata from 'jsonata';
import type { UpdateItem } from './update-expression.ts';

type Json = unknown;
type State = Record<string, Json> & { Type: string; Next?: string; End?: boolean };
export type Definition = { StartAt: string; States: Record<string, State> };

/** What happens outside the machine; the test answers. */
export type Services = {
  lambda(functionName: string, payload: Json): Promise<Json>;
  /** Opens a task as `updateItem.waitForTaskToken` does, and waits for its answer; `seconds`: no longer than that. */
  waitForTask(
    itemKey: { pk: string; sk: string },
    token: string,
    how: { update: UpdateItem; seconds: number },
  ): Promise<Json>;
  startExecution(machine: string, name: string, input: Json): Promise<Json>;
  entered(state: string): void;
  /** What went into a state, what the service behind it answered, and what came out. */
  passed?(state: string, passage: { input: Json; result: Json; output: Json }): void;
  /** Reads an item as `getItem` does: attributes with their types. */
  getItem?(itemKey: { pk: string; sk: string }): Promise<Json>;
  /** What a retrier waits before the next attempt; nothing if not given. */
  pause?(seconds: number): Promise<void>;
  /** The hour; that of this machine if not given. */
  now?(): string;
  /** Tokens that differ; counted if not given. */
  newToken?(): string;
};

/** Who answers a state, and the token of its task. */
type Call = { services: Services; token: string };

type Scope = { states: Record<string, Json>; variables: Record<string, Json> };

let tokens = 0;

const expression = /^\{%([\s\S]*)%\}$/;

/** Parsed once: the same few expressions are evaluated over and over. */
const parsed = new Map<string, jsonata.Expression>();

const parse = (text: string): jsonata.Expression => {
  const known = parsed.get(text) ?? jsonata(text);
  parsed.set(text, known);
  return known;
};

/** Evaluates every `{% %}` inside a value, as Step Functions does. */
const evaluate = async (value: Json, { states, variables }: Scope): Promise<Json> => {
  if (typeof value === 'string') {
    const match = expression.exec(value);
    if (!match) return value;
    const result = await parse(match[1] as string).evaluate({}, { states, ...variables });
    if (result === undefined) throw new Error(`States.QueryEvaluationError: ${value}`);
    return JSON.parse(JSON.stringify(result));
  }
  if (Array.isArray(value)) return Promise.all(value.map((entry) => evaluate(entry, { states, variables })));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(async ([key, entry]) => [
    key,
    await evaluate(entry, { states, variables }),
  ]);
  return Object.fromEntries(await Promise.all(entries));
};

const text = (attribute: Json): string => (attribute as { S: string }).S;
const keyIn = (given: Record<string, Json>) => {
  const key = given['Key'] as Record<string, Json>;
  return { pk: text(key['pk']), sk: text(key['sk']) };
};

const perform = async (state: State, scope: Scope, { services, token }: Call): Promise<Json> => {
  const given = (await evaluate(state['Arguments'], scope)) as Record<string, Json>;
  switch (state['Resource']) {
    case 'arn:aws:states:::lambda:invoke':
      return { Payload: await services.lambda(String(given['FunctionName']), given['Payload']) };
    case 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken':
      return services.waitForTask(keyIn(given), token, {
        update: given as UpdateItem,
        seconds: Number(state['TimeoutSeconds'] ?? Number.POSITIVE_INFINITY),
      });
    case 'arn:aws:states:::aws-sdk:dynamodb:getItem':
      return { Item: await services.getItem?.(keyIn(given)) };
    case 'arn:aws:states:::states:startExecution.sync:2':
      return {
        Output: await services.startExecution(String(given['StateMachineArn']), String(given['Name']), given['Input']),
      };
    default:
      throw new Error(`The interpreter does not know ${String(state['Resource'])}`);
  }
};

type Step = { data: Json; next: string | undefined; result?: Json };

const outputOf = async (state: State, scope: Scope, result: Json): Promise<Json> =>
  state['Output'] === undefined ? result : evaluate(state['Output'], { ...scope, states: { ...scope.states, result } });

const choose = async (state: State, scope: Scope): Promise<Step> => {
  const data = await outputOf(state, scope, scope.states['input']);
  for (const choice of state['Choices'] as State[])
    if (await evaluate(choice['Condition'], scope)) return { data, next: choice.Next };
  return { data, next: state['Default'] as string | undefined };
};

const work = async (state: State, scope: Scope, { services, token }: Call): Promise<Json> => {
  if (state.Type === 'Task') return perform(state, scope, { services, token });
  if (state.Type === 'Map') return runMap(state, scope, services);
  return scope.states['input'];
};

/** The name of an error as Step Functions sees it: the class of ours, or the name a service gives its refusal. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' ? error.message : error.name;
};

/** `States.TaskFailed` stands for every error but a time-out, as on AWS. */
const names = (name: string, error: string): boolean =>
  name === error || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');

/** The first retrier or catcher that names the error. */
const matching = (handlers: Json, error: unknown): State | undefined =>
  ((handlers ?? []) as State[]).find(({ ErrorEquals }) =>
    (ErrorEquals as string[]).some((name) => names(name, nameOf(error))),
  );

/** Does the work of a state again, as often as its retriers say. */
const untilDone = async (state: State, scope: Scope, { services, token }: Call): Promise<Json> => {
  const tried = new Map<State, number>();
  for (;;) {
    try {
      return await work(state, scope, { services, token });
    } catch (error) {
      const retrier = matching(state['Retry'], error);
      const attempts = retrier ? (tried.get(retrier) ?? 0) : 0;
      if (!retrier || attempts >= Number(retrier['MaxAttempts'] ?? 3)) throw error;
      tried.set(retrier, attempts + 1);
      await services.pause?.(Number(retrier['IntervalSeconds'] ?? 1) * Number(retrier['BackoffRate'] ?? 2) ** attempts);
    }
  }
};

const step = async (state: State, scope: Scope, call: Call): Promise<Step> => {
  if (state.Type === 'Choice') return choose(state, scope);
  try {
    const result = await untilDone(state, scope, call);
    return { data: await outputOf(state, scope, result), next: state.Next, result };
  } catch (error) {
    const caught = matching(state['Catch'], error);
    if (!caught) throw error;
    const errorOutput = { Error: nameOf(error), Cause: '' };
    const seen = { ...scope, states: { ...scope.states, errorOutput } };
    return { data: await outputOf(caught, seen, scope.states['input']), next: caught.Next };
  }
};

/**
 * Runs a state machine of ours in memory: the part of Step Functions that `statemachines/` uses (Task, Map, Choice, Pass;
 * JSONata; Retry and Catch by the names of errors). Weeks pass in milliseconds, since whoever answers the tasks decides when.
 */
export const runMachine = async (
  definition: Definition,
  input: Json,
  services: Services,
  context: Record<string, Json> = {},
): Promise<Json> => {
  let data = input;
  let name: string | undefined = definition.StartAt;
  while (name) {
    const state: State | undefined = definition.States[name];
    if (!state) throw new Error(`No state ${name}`);
    services.entered(name);
    const token = services.newToken?.() ?? `token-${++tokens}`;
    const here = {
      ...context,
      Task: { Token: token },
      State: { Name: name, EnteredTime: services.now?.() ?? new Date().toISOString() },
    };
    // `$now()` is the hour of whoever says what hour it is.
    const variables = services.now ? { now: services.now } : {};
    const scope: Scope = { states: { input: data, context: here }, variables };
    const { data: next, next: following, result }: Step = await step(state, scope, { services, token });
    services.passed?.(name, { input: data, result, output: next });
    data = next;
    name = following;
  }
  return data;
};

const runMap = async (state: State, scope: Scope, services: Services): Promise<Json> => {
  const items = (await evaluate(state['Items'] ?? '{% $states.input %}', scope)) as Json[];
  const context = scope.states['context'] as Record<string, Json>;
  return Promise.all(
    items.map(async (value, index) => {
      const inner = { ...context, Map: { Item: { Value: value, Index: index } } };
      const input =
        state['ItemSelector'] === undefined
          ? value
          : await evaluate(state['ItemSelector'], { ...scope, states: { ...scope.states, context: inner } });
      return runMachine(state['ItemProcessor'] as Definition, input, services, inner);
    }),
  );
};
