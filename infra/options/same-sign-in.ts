import type { Policy } from '#domain/policy/policy.ts';
import type { Options } from './options.ts';

/**
 * The deployment names the directory, and the policy says what its groups may do: one without the other would let nobody in.
 * @throws Error where they do not fit
 */
export const demandSameSignIn = (
  { identityProvider }: Pick<Options, 'identityProvider'>,
  { company: { signIn } }: { company: Pick<Policy['company'], 'signIn'> },
): void => {
  if (!identityProvider && !signIn) return;
  if (identityProvider?.name !== signIn?.provider)
    throw new Error(
      `The directory is called ${identityProvider?.name ?? 'nothing'} in the deployment (identityProvider.name) and ${signIn?.provider ?? 'nothing'} in policy/company.yaml (signIn.provider)`,
    );
  if (signIn && !identityProvider?.claims[signIn.by])
    throw new Error(
      `policy/company.yaml (signIn.by) goes by ${signIn.by}, and identityProvider.claims does not say which that is`,
    );
};
