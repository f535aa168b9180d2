import jsonata from 'jsonata';

type Json = unknown;
type State = Record<string, Json> & { Type: string; Next?: string; End?: boolean };
export type Definition = { StartAt: string; States: Record<string, State> };

/** What happens outside the machine; the test answers. */
export type Services = {
  lambda(functionName: string, payload: Json): Promise<Json>;
  /** Opens a task as `updateItem.waitForTaskToken` does, and waits for its answer. */
  waitForTask(itemKey: { pk: string; sk: string }, token: string): Promise<Json>;
  startExecution(machine: string, name: string, input: Json): Promise<Json>;
  entered(state: string): void;
};

type Scope = { states: Record<string, Json>; variables: Record<string, Json> };

let tokens = 0;

const expression = /^\{%([\s\S]*)%\}$/;

/** Evaluates every `{% %}` inside a value, as Step Functions does. */
const evaluate = async (value: Json, { states, variables }: Scope): Promise<Json> => {
  if (typeof value === 'string') {
    const match = expression.exec(value);
    if (!match) return value;
    const result = await jsonata(match[1] as string).evaluate({}, { states, ...variables });
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

const perform = async (state: State, scope: Scope, services: Services, token: string): Promise<Json> => {
  const given = (await evaluate(state['Arguments'], scope)) as Record<string, Json>;
  switch (state['Resource']) {
    case 'arn:aws:states:::lambda:invoke':
      return { Payload: await services.lambda(String(given['FunctionName']), given['Payload']) };
    case 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken': {
      const key = given['Key'] as Record<string, Json>;
      return services.waitForTask({ pk: text(key['pk']), sk: text(key['sk']) }, token);
    }
    case 'arn:aws:states:::states:startExecution.sync:2':
      return {
        Output: await services.startExecution(String(given['StateMachineArn']), String(given['Name']), given['Input']),
      };
    default:
      throw new Error(`The interpreter does not know ${String(state['Resource'])}`);
  }
};

type Step = { data: Json; next: string | undefined };

const outputOf = async (state: State, scope: Scope, result: Json): Promise<Json> =>
  state['Output'] === undefined ? result : evaluate(state['Output'], { ...scope, states: { ...scope.states, result } });

const choose = async (state: State, scope: Scope): Promise<Step> => {
  const data = await outputOf(state, scope, scope.states['input']);
  for (const choice of state['Choices'] as State[])
    if (await evaluate(choice['Condition'], scope)) return { data, next: choice.Next };
  return { data, next: state['Default'] as string | undefined };
};

const work = async (state: State, scope: Scope, services: Services, token: string): Promise<Json> => {
  if (state.Type === 'Task') return perform(state, scope, services, token);
  if (state.Type === 'Map') return runMap(state, scope, services);
  return scope.states['input'];
};

const step = async (state: State, scope: Scope, services: Services, token: string): Promise<Step> => {
  if (state.Type === 'Choice') return choose(state, scope);
  const [caught] = (state['Catch'] as State[] | undefined) ?? [];
  try {
    const result = await work(state, scope, services, token);
    return { data: await outputOf(state, scope, result), next: state.Next };
  } catch (error) {
    if (!caught) throw error;
    return { data: await outputOf(caught, scope, scope.states['input']), next: caught.Next };
  }
};

/**
 * Runs a state machine of ours in memory: the part of Step Functions that `statemachines/` uses (Task, Map, Choice, Pass,
 * Succeed; JSONata; Catch of States.ALL). Weeks pass in milliseconds, since whoever answers the tasks decides when.
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
    const token = `token-${++tokens}`;
    const here = { ...context, Task: { Token: token }, State: { Name: name, EnteredTime: new Date().toISOString() } };
    const scope: Scope = { states: { input: data, context: here }, variables: {} };
    const { data: next, next: following }: Step = await step(state, scope, services, token);
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
