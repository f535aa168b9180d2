import { channels } from '#channels/names.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { areDifferentPeople, type Identity } from '#domain/case/identity.ts';
import type { Message } from '#domain/case/message.ts';
import { caseMessage } from '#domain/messages/case-message.ts';
import type { OutgoingMessage } from '#domain/messages/compose.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameOf, type User } from '#domain/tasks/decide.ts';
import type { Instant } from '#domain/time.ts';
import type { DeskDeps } from '../contract.ts';
import type { Merge } from './contract.ts';

/** Who merges two cases, when and why. */
export type Merging = {
  user: User;
  reasonTextId: string;
  reason: string;
  at: Instant;
  /** The two are different people. */
  isAnothers: boolean;
  /** The links of either customer to their own page. */
  urls: { from: string; into: string };
  deps: DeskDeps;
};

/**
 * Whether the two are different people, so that neither may read the other's words. Refuses: different-people where they seem to
 * be, and whoever merges does not say which it is.
 */
export const demandKnown = (
  from: CaseFile,
  into: CaseFile,
  { samePerson = false, acknowledgeDifferentPeople = false }: Pick<Merge, 'samePerson' | 'acknowledgeDifferentPeople'>,
): boolean => {
  if (acknowledgeDifferentPeople) return true;
  if (!samePerson && areDifferentPeople(from.head, into.head)) throw new Refusal('different-people');
  return false;
};

/** Who writes to the other case from now on; another person is known there as such. */
export const writersOf = ({ caseId, identities = [] }: Case, isAnothers: boolean): Identity[] =>
  isAnothers ? identities.map((identity) => ({ ...identity, of: identity.of ?? caseId })) : identities;

/** A message that only its own person may read. */
export const ofPerson = (message: Message, caseId: string, isAnothers: boolean): Message =>
  isAnothers && message.audience === 'customer' ? { ...message, person: message.person ?? caseId } : message;

/** Notifies one of two people that their case is handled together with another, and who has it; nothing of the other. */
export const togetherLetter = (
  file: CaseFile,
  { owner, trackingUrl }: { owner: string | undefined; trackingUrl: string },
  { at, reasonTextId, deps: { policy } }: Merging,
): OutgoingMessage => {
  const values = { owner: owner ? nameOf(policy, owner) : policy.company.name, trackingUrl };
  const messageId = `together-${reasonTextId}`;
  return caseMessage(file, { policy, channels }, { messageId, at, template: 'merged-together', values });
};
