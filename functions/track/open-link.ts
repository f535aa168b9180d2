import type { Case } from '#domain/case/case.ts';
import type { CaseFile, Reading } from '#domain/case/case-file.ts';
import { combine } from '#domain/case/change.ts';
import { identityWith, isProved } from '#domain/case/identity.ts';
import { linkVersion } from '#domain/case/links.ts';
import { isAnothers } from '#domain/case/other-person.ts';
import { areLinksSafe, linkRecipients, provedBy } from '#domain/case/proving.ts';
import { resolveMerged } from '#domain/case/resolve-merged.ts';
import { correspondenceOf } from '#domain/messages/correspondence.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Clock, Instant } from '#domain/time.ts';
import { linkOfToken, type TrackingLink } from '#platform/tracking-links.ts';
import type { LinkKind, TrackDeps } from './contract.ts';

/** A link that opens a case: `file` is the case, or what it was merged into. */
export type OpenedLink = {
  file: CaseFile;
  link: LinkKind;
  /** Of the link `own`: the merged case, whose customer is somebody else than that of `file`. */
  own?: CaseFile;
};
/** A link that we made and that no longer holds: it is too old, or was withdrawn. */
export type DeadLink = { dead: true };

/**
 * What was settled or arranged with the customer of a case is for their links only, and for nobody while the law keeps the case closed.
 * Refuses: link-state-only, case-blocked.
 */
export const demandCustomers = ({ file, link }: OpenedLink): void => {
  if (link === 'state' || link === 'own') throw new Refusal('link-state-only');
  if (file.head.blockedAt) throw new Refusal('case-blocked');
};

/** What looking at a link takes. */
export type LinkDeps = Pick<TrackDeps, 'cases' | 'linkSecret' | 'policy' | 'clock'>;

/** A link with the case that it was made for, and the case that this leads to. */
type Linked = { token: TrackingLink; own: CaseFile; file: CaseFile };

/** Until when links hold: some time after our last message or a new version, or after the end. */
const validUntil = (file: CaseFile, policy: Policy, clock: Clock): Instant => {
  const { head } = file;
  const { lastWordAt = '' } = correspondenceOf(file);
  const words = [head.receivedAt, head.links?.since ?? '', head.closedAt ?? '', lastWordAt];
  const last = words.sort().at(-1) ?? head.receivedAt;
  return clock.after(last, head.closedAt ? policy.links.afterClosing : policy.links.lasts);
};

/** Whether the links of the case that this one was merged into were withdrawn since: those that lead there go with them. */
const isWithdrawnThere = (own: CaseFile, { head }: CaseFile): boolean =>
  own.head.caseId !== head.caseId &&
  !isAnothers(head, own.head.caseId) &&
  (head.links?.since ?? '') > (own.head.setAsideAt ?? '');

/** Whether the links of a case are too old, whatever their version. */
export const areTooOld = (
  { file }: Pick<Linked, 'file'>,
  { policy, clock }: Pick<LinkDeps, 'policy' | 'clock'>,
): boolean => validUntil(file, policy, clock) < clock.now();

/** Whether a link no longer holds: too old, or of a version that was withdrawn. */
const isDead = (linked: Linked, deps: LinkDeps): boolean => {
  const { token, own, file } = linked;
  return token.version !== linkVersion(own.head) || isWithdrawnThere(own, file) || areTooOld(linked, deps);
};

/** The kind of identity that whoever opens a full link is known to have; undefined where such links went to several. */
const recipientOf = (own: CaseFile) => {
  const [kind, another] = linkRecipients(own);
  return another === undefined ? kind : undefined;
};

/** Opening the link that was sent to an address proves the address. */
const proved = async ({ token, own, file }: Linked, deps: LinkDeps): Promise<CaseFile> => {
  const how = recipientOf(own);
  const { caseId } = file.head;
  const at = deps.clock.now();
  const proof = (current: CaseFile) =>
    token.scope === 'full' && how && !current.head.blockedAt
      ? combine(provedBy(current, { kind: how, how: 'opened-link', at, among: own.head }))
      : combine();
  if (proof(file).events.length === 0) return file;
  const head = await deps.cases.change(caseId, at, (current) => {
    const change = proof(current);
    return change.events.length > 0 ? change : undefined;
  });
  return { ...file, head };
};

/** Whether whoever got the full links of a case has proved to be the customer of the case it was merged into, and nobody else has. */
const leadsHome = (own: CaseFile, file: CaseFile): boolean => {
  const kind = recipientOf(own);
  const mine = (own.head.identities ?? []).filter((identity) => identity.kind === kind);
  return mine.some(({ key }) => identityWith(file.head, key)?.proof !== undefined);
};

const reachable = ({ identities = [] }: Case): boolean => identities.some(({ kind }) => kind !== 'id');

/**
 * What a link shows. A full one shows all, unless full links went to an address as well that may be somebody else's, or its case was
 * merged into one of somebody else. The first one shows what was written through it, until somebody proves to be the
 * customer; from then on only how the case stands. Without an address it is the only key, and opens all.
 */
const kindOf = ({ token, own, file }: Linked): LinkKind => {
  const isMerged = own.head.caseId !== file.head.caseId;
  if (token.scope === 'full') {
    if (isMerged) return leadsHome(own, file) ? 'full' : 'state';
    return areLinksSafe(file) ? 'full' : 'state';
  }
  if (isMerged || isProved(file.head)) return 'state';
  return reachable(file.head) ? 'first' : 'full';
};

/** The case that a token was made for, and what that leads to; undefined for a token that we did not sign. */
export const linkedCase = async (
  token: string,
  { cases, linkSecret }: Pick<LinkDeps, 'cases' | 'linkSecret'>,
  reading?: Reading,
): Promise<Linked | undefined> => {
  const found = linkOfToken(await linkSecret(), token);
  const file = found && (await resolveMerged(cases, found.caseId, reading));
  if (!file) return undefined;
  const own = found.caseId === file.head.caseId ? file : await cases.load(found.caseId, reading);
  return own && { token: found, own, file };
};

/** What a link opens, to whoever `provenIn` says has proved something by opening it. */
const opened = async (
  linked: Linked,
  provenIn: (linked: Linked) => Promise<CaseFile> | CaseFile,
): Promise<OpenedLink> => {
  const { own } = linked;
  // Another person's case: with their link they prove and see what is theirs.
  if (isAnothers(linked.file.head, own.head.caseId))
    return (linked.token.scope === 'full' ? areLinksSafe(own) : !isProved(own.head))
      ? { file: linked.file, link: 'own', own }
      : { file: linked.file, link: 'state', own };
  const file = await provenIn(linked);
  return { file, link: kindOf({ ...linked, file, own: own.head.caseId === file.head.caseId ? file : own }) };
};

/**
 * Opens a tracking link. Undefined for one that we did not sign.
 * @param reading what of the case is read beside what always is
 */
export const openLink = async (
  token: string,
  deps: LinkDeps,
  reading?: Reading,
): Promise<OpenedLink | DeadLink | undefined> => {
  const linked = await linkedCase(token, deps, reading);
  if (!linked) return undefined;
  return isDead(linked, deps) ? { dead: true } : opened(linked, (found) => proved(found, deps));
};

/** What a link opens, as `openLink`, of which nothing is proved: for what only hands out, and changes nothing. */
export const seeLink = async (token: string, deps: LinkDeps): Promise<OpenedLink | DeadLink | undefined> => {
  const linked = await linkedCase(token, deps);
  if (!linked) return undefined;
  return isDead(linked, deps) ? { dead: true } : opened(linked, ({ file }) => file);
};

/** Whether a link leads to a case. Nothing is proved by asking: programs ask before people open. */
export const holds = async (token: string, deps: LinkDeps): Promise<boolean> => {
  const linked = await linkedCase(token, deps);
  return linked !== undefined && !isDead(linked, deps);
};
