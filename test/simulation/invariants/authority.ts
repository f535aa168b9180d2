import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import { optionCost } from '#domain/concession/authority.ts';
import { limitOf, personOf } from '#domain/people/directory.ts';
import { ownerBefore } from './handed.ts';
import { type Invariant, ofEachFile } from './observed.ts';

type Round = { cycle: number; round?: number | undefined };

const isOf =
  ({ cycle, round }: Round) =>
  ({ data }: { data: Round }): boolean =>
    data.cycle === cycle && data.round === round;

/** What an approver allowed in a round, as it stood at a place of the history: void where it was sent back since. */
const allowed = ({ events }: CaseFile, of: Round, { seq }: Pick<CaseEvent, 'seq'>): string[] => {
  const before = events.filter((event) => event.seq < seq);
  const returned = eventsOf(before, 'release-returned').findLast(isOf(of))?.seq ?? 0;
  const verdict = eventsOf(before, 'verdict-given').findLast(isOf(of));
  return verdict && verdict.seq > returned && verdict.data.decision !== 'refuse' ? verdict.data.concessions : [];
};

/** An offer that costs more than whoever released it may grant was approved as it went out. */
export const withinAuthority: Invariant = {
  name: 'nothing beyond authority leaves',
  broken: ofEachFile((file, { policy }) =>
    eventsOf(file.events, 'released').flatMap((released) => {
      const { actor, data } = released;
      const offer = file.offers.find(({ cycle, round }) => cycle === data.cycle && round === data.round);
      if (data.subject !== 'offer' || actor.kind !== 'person' || !offer) return [];
      const cost = optionCost(offer.options);
      // What goes out as it was proposed is the owner's, who may grant it, whoever was given the letter to release.
      const owner = data.changed ? undefined : ownerBefore(file, released.seq);
      const may = [actor.id, ...(owner ? [owner] : [])].map((id) => limitOf(policy, personOf(policy, id)));
      if (cost <= Math.max(...may)) return [];
      const approved = allowed(file, data, released);
      const beyond = offer.options
        .filter(({ openSince }) => openSince === undefined)
        .map(({ concession }) => concession);
      return beyond.every((concession) => approved.includes(concession))
        ? []
        : [`${actor.id} released round ${data.round} for ${cost}, and ${beyond} was not approved as it is`];
    }),
  ),
};
