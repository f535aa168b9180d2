import { isDeepStrictEqual } from 'node:util';
import { bare } from '#cases/store/bare.ts';
import { firstBreak } from '#domain/case/history.ts';
import type { StaffRecord } from '#domain/staff/change.ts';
import { NO_CHANGES } from '#domain/staff/fields.ts';
import { withRecord } from '#domain/staff/fold.ts';
import type { Invariant, Observed } from './observed.ts';

const recordsIn = ({ beside }: Observed): StaffRecord[] =>
  beside
    .filter(({ pk, sk }) => pk === 'STAFF#' && sk.startsWith('RECORD#'))
    .map((item) => bare<StaffRecord>(item))
    .sort((a, b) => a.seq - b.seq);

/** Who may grant how much is what the record says, entry by entry. */
export const staffFollows: Invariant = {
  name: 'who works here follows from the record',
  broken: (observed) => {
    const records = recordsIn(observed);
    const state = observed.beside.find(({ pk, sk }) => pk === 'STAFF#' && sk === 'STATE');
    if (!state && records.length === 0) return [];
    const broken = firstBreak(records);
    const said = records.reduce((before, record) => withRecord(before, record, observed.policy), NO_CHANGES);
    return [
      ...(broken === undefined ? [] : [`entry ${broken} of the record does not follow`]),
      ...(state && isDeepStrictEqual(bare(state), said) ? [] : ['what the desk says is not what its record says']),
    ];
  },
};

/** Whoever grants more was confirmed by another one than asked for it, and than it is about. */
export const confirmedByAnother: Invariant = {
  name: 'another one confirms who may grant more',
  broken: (observed) => {
    const records = recordsIn(observed);
    return records
      .filter(({ type, actor, data: { asked, change } }) => {
        const asker = records.find(({ seq }) => seq === asked)?.actor.id;
        const isOwn = 'person' in change && change.person === actor.id;
        return type === 'confirmed' && (isOwn || asker === actor.id);
      })
      .map(({ seq, actor }) => `${actor.id} confirmed their own request ${seq}`);
  },
};

/** What was asked is answered once. */
export const answeredOnce: Invariant = {
  name: 'what was asked of the team is answered once',
  broken: (observed) => {
    const answered = recordsIn(observed).flatMap(({ data: { asked } }) => asked ?? []);
    return answered
      .filter((asked, place) => answered.indexOf(asked) !== place)
      .map((asked) => `${asked} is answered twice`);
  },
};
