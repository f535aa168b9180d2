import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import { ownerBefore } from './handed.ts';
import { type Invariant, ofEachCaseAtRest, ofEachFile } from './observed.ts';

/** What a second person said to a proposal that was made known with an event, by the moment of both. */
const confirmedAt = ({ events }: CaseFile, at: string, by: string): boolean =>
  eventsOf(events, 'second-person-decided').some(
    (one) => one.at === at && one.data.confirmed && one.actor.kind === 'person' && one.actor.id === by,
  );

/** That a case is not about somebody after all is proposed by one, and confirmed by another. */
export const clearedByTwo: Invariant = {
  name: 'two say that a case is not about somebody',
  broken: ofEachFile((file) =>
    eventsOf(file.events, 'concern-changed').flatMap(({ at, actor, data: { to, person, proposedBy } }) => {
      if (to === 'marked') return [];
      const by = actor.kind === 'person' ? actor.id : '';
      return proposedBy !== undefined && proposedBy !== by && confirmedAt(file, at, by)
        ? []
        : [`${by} alone said that it is not about ${person}`];
    }),
  ),
};

/** Whether somebody has a case by their own hand. */
const tookIt = ({ events }: CaseFile, before: number, id: string): boolean =>
  eventsOf(events, 'taken-back', 'handed-over', 'escalation-ended').some(
    ({ seq, actor, data }) => seq < before && actor.kind === 'person' && actor.id === id && data.to === id,
  );

/** Whoever does not own a case sets it aside with a second person; and what a second person refused does not happen. */
export const setAsideByTwo: Invariant = {
  name: 'a case is set aside by its owner, or by two',
  broken: ofEachFile((file) =>
    eventsOf(file.events, 'kind-changed').flatMap(({ at, seq, actor, data: { to, was, proposedBy } }) => {
      if (was === undefined || actor.kind !== 'person') return [];
      // Whoever took the case, or had it given to them by their own hand, sets it aside with another one.
      const isOwners = ownerBefore(file, seq) === actor.id && !tookIt(file, seq, actor.id);
      if (proposedBy === undefined) return isOwners ? [] : [`${actor.id} alone set it aside as ${to}`];
      return proposedBy !== actor.id && confirmedAt(file, at, actor.id)
        ? []
        : [`${actor.id} set it aside as ${to}, as ${proposedBy} proposed, and did not confirm it`];
    }),
  ),
};

/** Whoever a case is about does not own it, as long as there is somebody else. */
export const concernedOwnNothing: Invariant = {
  name: 'nobody owns a case about themselves',
  broken: ofEachCaseAtRest(({ head }, { policy }) => {
    const isAbout = (id: string) => (head.concerned?.[id] ?? 'cleared') !== 'cleared';
    const leads = policy.people.filter(({ roles }) => roles.includes('supervisor') || roles.includes('approver'));
    if (leads.every(({ id }) => isAbout(id)) || head.mergedInto) return [];
    return head.owner !== undefined && isAbout(head.owner) ? [`is ${head.owner}'s, and about them`] : [];
  }),
};
