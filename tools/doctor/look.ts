import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { lookAtAccess } from './look-access.ts';
import { lookAtCompute } from './look-compute.ts';
import { lookAtData } from './look-data.ts';
import { lookAtOutside } from './look-outside.ts';
import { lookAtPolicy } from './look-policy.ts';
import { everyPage, type Looks, PATIENCE, type Place, type Whole } from './place.ts';
import type { Part, Seen } from './sight.ts';

/** What CloudFormation says of the stack. @throws ValidationError where there is none of that name */
export const wholeStack = async (place: Place): Promise<Whole> => {
  const name = place.stack;
  const client = new CloudFormationClient(PATIENCE);
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const resources = await everyPage(async (NextToken) => {
    const page = await client.send(new ListStackResourcesCommand({ StackName: name, ...(NextToken && { NextToken }) }));
    return { items: page.StackResourceSummaries ?? [], next: page.NextToken };
  });
  const parameters: Record<string, string> = Object.fromEntries(
    (stack?.Parameters ?? []).map((one) => [one.ParameterKey, one.ParameterValue ?? '']),
  );
  const known = resources.map((one) => ({
    logicalId: one.LogicalResourceId ?? '',
    type: one.ResourceType ?? '',
    id: one.PhysicalResourceId ?? '',
    status: one.ResourceStatus ?? '',
  }));
  return {
    ...place,
    local: parameters['Target'] === 'local',
    parameters,
    status: stack?.StackStatus ?? 'unknown',
    resources: known,
    of: (type) => known.filter((one) => one.type === type),
  };
};

const looking = (whole: Whole): Looks<Part> => ({
  stack: async () => ({
    status: whole.status,
    unfinished: whole.resources.filter(({ status }) => !status.endsWith('_COMPLETE')).map(({ logicalId }) => logicalId),
  }),
  ...lookAtPolicy(whole),
  ...lookAtCompute(whole),
  ...lookAtData(whole),
  ...lookAtAccess(whole),
  ...lookAtOutside(whole),
});

/** Looks at the parts of a deployment, and changes nothing. A part that may not be looked at says so, and the others are seen. */
export const look = async (whole: Whole, parts: Part[]): Promise<Partial<Seen>> => {
  const looks = looking(whole);
  const seen = await Promise.all(
    parts.map(async (part) => [
      part,
      await looks[part]().catch((error: unknown) => ({ unseen: error instanceof Error ? error.name : 'unknown' })),
    ]),
  );
  return Object.fromEntries(seen) as Partial<Seen>;
};
