import { correspondenceOf } from '../messages/correspondence.ts';
import type { Instant } from '../time.ts';
import type { CaseFile } from './case-file.ts';
import type { ChangePart } from './change.ts';
import {
  hasProved,
  type Identified,
  type Identity,
  type IdentityKind,
  identityWith,
  isGoodFor,
  isProved,
  joinedIdentities,
  type Proof,
  type ProofKind,
} from './identity.ts';
import { nextLinks } from './links.ts';

/** Adds what a message says of who wrote it, with an event for each identity that was only claimed until now. */
export const recognized = (head: Identified, more: readonly Identity[]): ChangePart => {
  const identities = joinedIdentities(head.identities, more);
  const isNew = ({ key, proof }: Identity) => proof && !identityWith(head, key)?.proof;
  return {
    set: { identities },
    events: identities.filter(isNew).map(({ kind, channel, proof }) => ({
      type: 'identity-proved',
      actor: { kind: 'customer' },
      data: { identity: kind, how: (proof as Proof).how, ...(channel && { channel }) },
    })),
  };
};

type LinkedFile = Pick<CaseFile, 'head' | 'complainant' | 'messages' | 'isPart'>;

/**
 * What the full links of a case that hold were sent to: the kinds of identities, by the ways our messages left. Who opens one is
 * known only where there is exactly one.
 */
export const linkRecipients = (file: LinkedFile): IdentityKind[] => {
  const kinds = Object.keys(correspondenceOf(file).ways).map((channel): IdentityKind => {
    if (channel === 'email') return 'email';
    return file.complainant.handles?.some((handle) => handle.channel === channel) ? 'handle' : 'phone';
  });
  return [...new Set(kinds)];
};

/** Whether every address that full links went to is the customer's for sure; one alone may be, while nobody has proved anything. */
export const areLinksSafe = (file: LinkedFile): boolean => {
  const recipients = linkRecipients(file);
  if (recipients.length < 2 && !isProved(file.head)) return true;
  return recipients.every((kind) => isGoodFor(file.head, kind));
};

/** What was proved and how; `among` is the case whose customer it was, where that was merged into another. */
type Proving = { kind: IdentityKind; how: ProofKind; at: Instant; among?: Identified };

/**
 * The customer has proved to be behind their mail address or phone number. Where full links went to something else that is
 * only claimed, they are withdrawn: the next message brings a new one. Nothing where it is proved already.
 */
export const provedBy = (file: LinkedFile, { kind, how, at, among = file.head }: Proving): ChangePart => {
  const { head } = file;
  const claimed = (head.identities ?? []).filter(
    (identity) => identity.kind === kind && !identity.proof && identityWith(among, identity.key),
  );
  if (claimed.length === 0 || hasProved(head, kind)) return {};
  const proved = claimed.map((identity) => ({ ...identity, proof: { how, at } }));
  const wentElsewhere = linkRecipients(file).some((other) => other !== kind && !hasProved(head, other));
  const known = recognized(head, proved);
  return {
    ...known,
    set: { ...known.set, ...(wentElsewhere && { links: nextLinks(head, at) }) },
    items: proved.map(({ key }) => ({ kind: 'identity', customerKey: key }) as const),
  };
};
