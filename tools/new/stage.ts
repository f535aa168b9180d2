import type { Name, Scaffold } from './scaffold.ts';

const contract = ({ kebab }: Name): string => `import { Base } from '#platform/environment.ts';
import { CycleInput, type FunctionContract } from '#platform/lambda-handler.ts';

export const environment = Base;

/** Ids in, the same ids out; what it finds is in the table. */
export const contract = {
  name: '${kebab}',
  input: CycleInput,
  output: CycleInput,
} satisfies FunctionContract<CycleInput, CycleInput>;
`;

const useCase = ({ kebab, camel, pascal }: Name): string => `import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Clock } from '#domain/time.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';

export type ${pascal}Deps = { cases: CaseStore; clock: Clock };

/** Whether it was done in this cycle, or the case has gone on without it: a stage may be called again at any time. */
const isDone = ({ head, events }: CaseFile, cycle: number): boolean =>
  head.cycle !== cycle || events.some(({ type, data }) => type === '${kebab}-done' && data.cycle === cycle);

/** Stage ${kebab}: say in one sentence what it does. */
export const ${camel} = async (input: CycleInput, { cases, clock }: ${pascal}Deps): Promise<CycleInput> => {
  const { caseId, cycle } = input;
  await cases.change(caseId, clock.now(), (file) =>
    isDone(file, cycle)
      ? undefined
      : {
          set: { stage: '${kebab}' },
          events: [{ type: '${kebab}-done', actor: { kind: 'system' }, data: { cycle } }],
        },
  );
  return input;
};
`;

const handler = ({ kebab, camel }: Name): string => `import { storage } from '#cases/storage.ts';
import { environment } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { contract, environment as schema } from './contract.ts';
import { ${camel} } from './${kebab}.ts';

export const handler = lambdaHandler(contract, ${camel}, storage(environment(schema)));
`;

const event = ({ kebab, camel }: Name): string => `import * as z from 'zod/mini';
import { cycle, type EventDefinitions } from './define.ts';

/** What the stage ${kebab} leaves in the history. */
export const ${camel}Events = {
  '${kebab}-done': {
    means: 'Say in one sentence what happened.',
    data: z.strictObject({ cycle }),
    writtenBy: ['functions/stages/${kebab}'],
    readBy: ['functions/stages/${kebab}'],
  },
} as const satisfies EventDefinitions;
`;

const test = ({ kebab, camel }: Name): string => `import { expect, test } from 'vitest';
import { ${camel} } from '#functions/stages/${kebab}/${kebab}.ts';
import { CASE_ID, caseFixture } from '#test/support/case-fixture.ts';

test('The stage ${kebab} is done once in a cycle, however often it is called', async () => {
  const fixture = caseFixture();
  await fixture.openCase();
  const input = { caseId: CASE_ID, cycle: 1 };
  expect(await ${camel}(input, fixture)).toEqual(input);
  expect(await ${camel}(input, fixture)).toEqual(input);
  const { head, events } = await fixture.file();
  expect(head.stage).toBe('${kebab}');
  expect(events.filter(({ type }) => type === '${kebab}-done')).toHaveLength(1);
});

test('What the stage ${kebab} finds, and what it does with a case that is not ready for it, is said here', () => {
  expect.fail(
    'Fill in functions/stages/${kebab}: what it does, what it hands on (contract.ts), which permissions it needs (functions/stages/manifest.ts); move its state in statemachines/complaint.asl.json, and its word in domain/vocabulary.ts and the manifest, to where it belongs; say what its event means in domain/case/events/${kebab}.ts. Then put tests of that in place of this one.',
  );
});
`;

const manifest = ({ kebab, camel, pascal }: Name): string => `  '${kebab}': {
    does: 'say what happens, in a few words',
    actor: 'system',
    becomes: [],
    function: {
      entry: 'functions/stages/${kebab}/handler.ts',
      state: '${pascal}',
      description: 'Say what it does',
      contract: ${camel},
      useCase: async () => (await import('./${kebab}/${kebab}.ts')).${camel},
      access: { change: true },
    },
  },`;

/** The end of the state before, and the state with the retries that every stage has; it goes on where the one before it went. */
const state = ({ pascal }: Name): string => `      "Next": "${pascal}"
    },
    "${pascal}": {
      "Comment": "Say in one sentence what it does.",
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Arguments": {
        "FunctionName": "\${${pascal}FunctionArn}",
        "Payload": { "caseId": "{% $states.input.caseId %}", "cycle": "{% $states.input.cycle %}" }
      },
      "Output": "{% $states.result.Payload %}",
      "Retry": [
        {
          "ErrorEquals": [
            "Transient",
            "States.Timeout",
            "Sandbox.Timedout",
            "Lambda.Unknown",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
            "Runtime.ExitError",
            "Runtime.HandlerError"
          ],
          "IntervalSeconds": 2,
          "MaxAttempts": 6,
          "BackoffRate": 2,
          "MaxDelaySeconds": 30,
          "JitterStrategy": "FULL"
        }
      ],`;

/** A stage that runs by itself, between understand and what comes after it until somebody moves it. */
export const stage = (name: Name): Scaffold => {
  const { kebab, camel } = name;
  const folder = `functions/stages/${kebab}`;
  const catalogue = 'domain/case/events/catalogue.ts';
  const list = 'functions/stages/manifest.ts';
  return {
    files: {
      [`${folder}/contract.ts`]: contract(name),
      [`${folder}/${kebab}.ts`]: useCase(name),
      [`${folder}/handler.ts`]: handler(name),
      [`domain/case/events/${kebab}.ts`]: event(name),
      [`test/stages/${kebab}/${kebab}.test.ts`]: test(name),
    },
    lines: [
      { file: 'domain/vocabulary.ts', line: `  '${kebab}',`, after: /^ {2}'understand',$/ },
      { file: list, line: `import * as ${camel} from './${kebab}/contract.ts';`, after: /^import / },
      { file: list, line: manifest(name), before: /^ {2}own: \{$/ },
      { file: 'statemachines/complaint.asl.json', line: state(name), before: /^ {6}"Next": "Own"$/ },
      { file: catalogue, line: `import { ${camel}Events } from './${kebab}.ts';`, after: /^import / },
      { file: catalogue, line: `  'The stage ${kebab}': ${camel}Events,`, after: /^ {2}\S.*: \w+Events,$/ },
      { file: catalogue, line: `  ...${camel}Events,`, after: /^ {2}\.\.\.\w+Events,$/ },
    ],
    left: [
      `npm run unit -- test/stages/${kebab}: the failing test says what to fill in`,
      'docs/upgrading.md: executions that run keep the definition they were started with',
      'npm run unit -- test/stored-shapes: a stage is a new value of a stored field, its event a new shape; it says what to do',
      'npm run readme, openapi, events, pictures, tour; a section in docs/functions.md, a line in CHANGELOG.md',
      'what customers see of it: the steps of the tracking page (functions/track)',
      'npm run bench: the undisputed way has at most 20 transitions',
    ],
  };
};
