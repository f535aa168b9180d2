import { memberSignedIn } from '#domain/people/sign-in.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ByDirectory } from '#platform/http/handler.ts';

/** Lets in whom the company's own directory signed in, as who of the team they are. */
export const byDirectory = (policy: Policy): ByDirectory => ({
  memberSignedIn: (claims) => memberSignedIn(policy, claims),
});
