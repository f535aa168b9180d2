import { expect, it } from 'vitest';
import { TABLE } from '#test/engines/table-definition.ts';
import { resourcesOf, templateFor } from './stack.ts';

const byName = <T extends object>(list: T[]): string[] => list.map((entry) => JSON.stringify(entry)).sort();

it('The table that the engines are tried with has the keys and indexes of the one that is deployed', () => {
  const [table] = resourcesOf(templateFor('dev'), 'AWS::DynamoDB::Table').map(([, { Properties }]) => Properties);
  const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes } = table as typeof TABLE;
  expect({ KeySchema, BillingMode, GlobalSecondaryIndexes }).toEqual({
    KeySchema: TABLE.KeySchema,
    BillingMode: TABLE.BillingMode,
    GlobalSecondaryIndexes: TABLE.GlobalSecondaryIndexes,
  });
  expect(byName([...AttributeDefinitions])).toEqual(byName([...TABLE.AttributeDefinitions]));
});
