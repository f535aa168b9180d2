import * as z from 'zod/mini';
import type { FunctionContract } from '#platform/lambda-handler.ts';
import { TakenEvidence } from '../evidence/contract.ts';

const Proof = z.strictObject({
  authorization: z.string().check(z.maxLength(2000)),
  'x-amz-date': z.string().check(z.maxLength(40)),
  'x-amz-security-token': z.exactOptional(z.string().check(z.maxLength(8000))),
  'x-amends-for': z.string().check(z.maxLength(200)),
});

/** Which case, by its id or its reference, and who asks, as AWS can confirm it. */
export const CommandInput = z.strictObject({ case: z.string().check(z.maxLength(60)), proof: Proof });
export type CommandInput = z.infer<typeof CommandInput>;

/** A pack, or why there is none. */
export const CommandOutput = z.union([
  z.strictObject({ taken: TakenEvidence }),
  z.strictObject({ refused: z.string() }),
]);
export type CommandOutput = z.infer<typeof CommandOutput>;

export const contract: FunctionContract<CommandInput, CommandOutput> = {
  name: 'desk-evidence-by-command',
  input: CommandInput,
  output: CommandOutput,
};
