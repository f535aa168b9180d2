import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseItem, ChangePart } from '#domain/case/change.ts';
import type { Complainant } from '#domain/case/complainant.ts';
import { type Identity, joinedIdentities } from '#domain/case/identity.ts';
import { type Instant, instantAfter } from '#domain/time.ts';
import { customerIdentities } from '#platform/customer-keys.ts';

/** So long it stays marked that the customer is not known by something any more; after that nothing leads from it to the case. */
const MARKED_MS = 24 * 60 * 60 * 1000;

/** What a person is known by that can be corrected. */
const known = ({ email, phone }: Complainant) => ({ ...(email && { email }), ...(phone && { phone }) });

const without = (some: readonly Identity[], others: readonly Identity[]): Identity[] =>
  some.filter(({ key }) => others.every((other) => other.key !== key));

/**
 * Who the customer is follows what they are reached by: an old address finds the case no more, and a new one is claimed until it
 * proves itself.
 */
export const correctedIdentity = (
  { head }: CaseFile,
  { before, after, at }: Record<'before' | 'after', Complainant> & { at: Instant },
  secret: string,
): ChangePart => {
  const [was, is] = [customerIdentities(secret, known(before)), customerIdentities(secret, known(after))];
  const [gone, added] = [without(was, is), without(is, was)];
  if (gone.length + added.length === 0) return {};
  // The surest one comes first: mail address, phone number, and then what the case knows besides.
  const identities = joinedIdentities(
    is.map((one) => head.identities?.find(({ key }) => key === one.key) ?? { ...one, corrected: true as const }),
    without(head.identities ?? [], gone),
  );
  const [first] = identities;
  const removed = gone.map(
    ({ key }): CaseItem => ({
      ...{ kind: 'identity-removed', customerKey: key },
      until: instantAfter(at, MARKED_MS),
    }),
  );
  return {
    set: { identities, ...(first && { customerKey: first.key }) },
    clear: first ? [] : ['customerKey'],
    items: [...removed, ...added.map(({ key }): CaseItem => ({ kind: 'identity', customerKey: key }))],
  };
};
