import type { Asked } from './call.ts';
import { arnMatches, wildcardMatches } from './wildcards.ts';

/** A statement of a policy with its references resolved. Conditions: operator, then key, then the values it is held to. */
export type PolicyStatement = {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  conditions: Record<string, Record<string, string[]>>;
};

type Test = (expected: string, actual: string) => boolean;
const same: Test = (expected, actual) => expected === actual;
const sameButCase: Test = (expected, actual) => expected.toLowerCase() === actual.toLowerCase();

/** The operators that our policies use and their opposites (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
const OPERATORS: Record<string, { test: Test; negated?: true }> = {
  StringEquals: { test: same },
  StringNotEquals: { test: same, negated: true },
  StringEqualsIgnoreCase: { test: sameButCase },
  StringLike: { test: wildcardMatches },
  StringNotLike: { test: wildcardMatches, negated: true },
  ArnEquals: { test: arnMatches },
  ArnLike: { test: arnMatches },
  ArnNotEquals: { test: arnMatches, negated: true },
  ArnNotLike: { test: arnMatches, negated: true },
  Bool: { test: sameButCase },
};

type Parsed = { set?: 'ForAllValues' | 'ForAnyValue'; test: Test; negated: boolean; ifExists: boolean };

const parseOperator = (name: string): Parsed => {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const operator = Object.hasOwn(OPERATORS, base) ? OPERATORS[base] : undefined;
  if (!operator) throw new Error(`The evaluator does not know the condition operator ${name}`);
  return {
    ...(set && { set: set as 'ForAllValues' | 'ForAnyValue' }),
    test: operator.test,
    negated: operator.negated ?? false,
    ifExists: ifExists !== undefined,
  };
};

/** Whether one condition holds. A key that is not there fails what is asserted of it and passes what is denied of it. */
const holds = (name: string, expected: string[], actual: string[] | undefined): boolean => {
  const { set, test, negated, ifExists } = parseOperator(name);
  const one = (value: string) => expected.some((pattern) => test(pattern, value)) !== negated;
  if (actual === undefined || actual.length === 0)
    return ifExists || set === 'ForAllValues' || (negated && set !== 'ForAnyValue');
  return set === 'ForAllValues' ? actual.every(one) : actual.some(one);
};

const conditionValue = (conditions: Asked['conditions'], key: string): string[] | undefined =>
  Object.entries(conditions).find(([name]) => sameButCase(name, key))?.[1];

/** Whether a statement speaks of what is asked: one of its actions, one of its resources, and all of its conditions. */
export const applies = (statement: PolicyStatement, { action, resource, conditions }: Asked): boolean =>
  statement.actions.some((pattern) => wildcardMatches(pattern.toLowerCase(), action.toLowerCase())) &&
  statement.resources.some((pattern) => wildcardMatches(pattern, resource)) &&
  Object.entries(statement.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(operator, expected, conditionValue(conditions, key))),
  );

export type Decision = 'allowed' | 'denied' | 'not allowed';

/**
 * What IAM decides by a role's own policies: a Deny beats everything, and what nobody allows is not allowed (IAM User Guide,
 * "Policy evaluation logic").
 * @throws Error for an operator it does not know, so that a new one is no silent permission
 */
export const decide = (statements: readonly PolicyStatement[], asked: Asked): Decision => {
  const speaking = statements.filter((statement) => applies(statement, asked));
  if (speaking.some(({ effect }) => effect === 'Deny')) return 'denied';
  return speaking.length > 0 ? 'allowed' : 'not allowed';
};
