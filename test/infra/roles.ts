import type { FunctionName } from '#functions/manifest.ts';
import { listOf, resourcesOf, statementsOf, templateFor } from './stack.ts';

export const template = templateFor('prod');
/** What roles are allowed and denied, by role. */
export const all = statementsOf(template);
/** What they are allowed alone. */
export const statements = all.filter(({ statement }) => statement.Effect === 'Allow');
export const functions = resourcesOf(template, 'AWS::Lambda::Function');
export const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');

/** The name of a function or a state machine after that of its stack. */
export const endOf = (name: unknown): string =>
  JSON.stringify(name).replace(/^.*"AWS::StackName"\},"-([a-z-]+)".*$/, '$1');
export const roleOf = (properties: Record<string, unknown>): string =>
  /"Role(?:Arn)?":\{"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(properties))?.[1] ?? 'no role';
export const actionsOf = (role: string): string[] =>
  statements.filter((entry) => entry.role === role).flatMap(({ statement }) => listOf(statement.Action));
export const roleOfFunction = (name: FunctionName): string => {
  const found = functions.find(([, { Properties }]) => endOf(Properties['FunctionName']) === name);
  return roleOf(found?.[1].Properties ?? {});
};
export const roleOfMachine = (name: string): string => {
  const found = machines.find(([, { Properties }]) => endOf(Properties['StateMachineName']) === name);
  return roleOf(found?.[1].Properties ?? {});
};

/** The roles that may do something of a kind. */
export const rolesThatMay = (kind: RegExp) =>
  new Set(
    statements
      .filter(({ statement }) => listOf(statement.Action).some((action) => kind.test(String(action))))
      .map(({ role }) => role),
  );
