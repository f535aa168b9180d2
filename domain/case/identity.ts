import * as z from 'zod/mini';

/** What somebody can be known by. `id` is what the company knows a customer by; nobody can prove that one to us. */
export const identityKinds = ['email', 'phone', 'id', 'handle'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/**
 * How an identity was proved: a mail whose sender SPF or DKIM vouches for, an answer to a mail of ours from the address it was
 * sent to, the link that was sent there and opened, a platform that signs who writes, or the company's system of before, which had
 * verified it when the case was brought in.
 */
export const proofKinds = [
  'authenticated-mail',
  'answered-mail',
  'opened-link',
  'platform-sender',
  'earlier-system',
] as const;
export type ProofKind = (typeof proofKinds)[number];

/**
 * Something that the customer of a case is known by, by its pseudonym. Without a proof it is only claimed: whoever filed the
 * complaint wrote it down, and it may be a stranger's.
 */
export const Identity = z.strictObject({
  kind: z.enum(identityKinds),
  /** The channel of a handle. */
  channel: z.exactOptional(z.string()),
  /** Keyed hash: it finds the customer's cases without naming the customer. */
  key: z.string(),
  /** Somebody of ours wrote it down for the customer, in the place of another: it is good for writing there, and no proof. */
  corrected: z.exactOptional(z.literal(true)),
  proof: z.exactOptional(z.strictObject({ how: z.enum(proofKinds), at: z.string() })),
  /** The merged case of another person that it came with: whoever it is writes to this case, and is not its customer. */
  of: z.exactOptional(z.string()),
});
export type Identity = z.infer<typeof Identity>;
export type Proof = NonNullable<Identity['proof']>;

/** What of a head says who its customer is. */
export type Identified = { identities?: Identity[] };

/** A person under two ids of three platforms, with mail and phone; more are a mistake. */
const MOST = 20;

/** The identities of the customer that proved themselves in a case. */
const provedIdentities = ({ identities = [] }: Identified): Identity[] =>
  identities.filter(({ proof, of }) => proof !== undefined && of === undefined);

/** Whether anybody has proved to be the customer of a case. */
export const isProved = (head: Identified): boolean => provedIdentities(head).length > 0;

/** Whether an identity of this kind was proved in a case. */
export const hasProved = (head: Identified, kind: IdentityKind): boolean =>
  provedIdentities(head).some((identity) => identity.kind === kind);

/** Whether there is an identity of this kind in a case that may be written to for sure: proved, or corrected by somebody of ours. */
export const isGoodFor = ({ identities = [] }: Identified, kind: IdentityKind): boolean =>
  identities.some((identity) => identity.kind === kind && (identity.proof || identity.corrected));

/** The pseudonyms of the identities that proved themselves. */
export const provedKeys = (head: Identified): string[] => provedIdentities(head).map(({ key }) => key);

/** The pseudonyms of all who have proved to write to a case: its customer, and those of merged cases who are somebody else. */
export const writerKeys = ({ identities = [] }: Identified): string[] =>
  identities.flatMap(({ proof, key }) => (proof ? [key] : []));

/** The merged case of another person that one of these pseudonyms came with; undefined for those of the customer. */
export const otherPersonWith = ({ identities = [] }: Identified, keys: readonly string[]): string | undefined => {
  const known = identities.filter(({ key }) => keys.includes(key));
  return known.some(({ of }) => of === undefined) ? undefined : known[0]?.of;
};

/** Whether two cases say nothing in common of who their customers are, though each says something of one of them. */
export const areDifferentPeople = (one: Identified, other: Identified): boolean => {
  const keys = new Set((one.identities ?? []).map(({ key }) => key));
  const others = other.identities ?? [];
  return keys.size + others.length > 0 && !others.some(({ key }) => keys.has(key));
};

/** Whether two cases are the same person's for sure: one identity has proved itself in both. */
export const isSamePerson = (one: Identified, other: Identified): boolean => {
  const keys = new Set(provedKeys(one));
  return provedKeys(other).some((key) => keys.has(key));
};

/** What a case says of a pseudonym; undefined where its customer is not known by it. */
export const identityWith = ({ identities = [] }: Identified, key: string): Identity | undefined =>
  identities.find((identity) => identity.key === key);

/** Identities with some of them proved: those of the given kinds. */
export const provedAs = (identities: Identity[], kinds: readonly IdentityKind[], proof: Proof): Identity[] =>
  identities.map((identity) => (kinds.includes(identity.kind) ? { ...identity, proof } : identity));

/** Two lists of identities as one. Whatever was proved in either is; the earlier proof stays. */
export const joinedIdentities = (known: readonly Identity[] = [], more: readonly Identity[] = []): Identity[] => {
  const byKey = new Map(known.map((identity) => [identity.key, identity]));
  for (const identity of more) {
    const before = byKey.get(identity.key);
    if (!before) byKey.set(identity.key, identity);
    else if (!before.proof && identity.proof) byKey.set(identity.key, { ...before, proof: identity.proof });
  }
  return [...byKey.values()].slice(0, MOST);
};
