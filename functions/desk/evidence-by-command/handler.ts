import { principalOf } from '#platform/aws/caller.ts';
import { environment, sts } from '#platform/environment.ts';
import { lambdaHandler } from '#platform/lambda-handler.ts';
import { environment as schema } from '../evidence/contract.ts';
import { evidenceDeps } from '../evidence/deps.ts';
import { contract } from './contract.ts';
import { type CommandDeps, takeByCommand } from './take-by-command.ts';

const deps: CommandDeps = {
  ...evidenceDeps(environment(schema)),
  principalOf: (proof, what) => principalOf(proof, what, sts()),
};

export const handler = lambdaHandler(contract, takeByCommand, deps);
