import type { CaseFile } from '../case/case-file.ts';
import type { Task } from '../case/task.ts';
import { Refusal } from '../refusal.ts';
import { type Act, type ActsByPerson, type Barring, barringWords, kindOfAct } from './acts.ts';
import { keptActs } from './fold-acts.ts';

/** What of a case says who did what to its proposal. */
export type Doings = Pick<CaseFile, 'head' | 'events' | 'offers'>;

/** What takes another person than whoever did something before, in the words of a task. */
type SecondStep = Pick<Task, 'kind' | 'cycle' | 'subject' | 'proposedBy'>;

/** What people did to the proposal of a case, by the history, which nobody can change, and who owns the case now. */
export const actsOf = (doings: Pick<Doings, 'head' | 'events'>): ActsByPerson => {
  const acts = keptActs(doings);
  const { owner, cycle } = doings.head;
  return owner ? { ...acts, [owner]: { ...acts[owner], owned: cycle } } : acts;
};

const stillCounts = (act: Act, doneIn: number, cycle: number): boolean =>
  !kindOfAct(act).endsWithCycle || doneIn === cycle;

/** Whoever shaped the proposal does not approve it. */
const shapers = (doings: Doings): [string, Act[]][] =>
  Object.entries(actsOf(doings)).flatMap(([person, done]): [string, Act[]][] => {
    const counting = Object.entries(done).filter(([act, cycle]) => stillCounts(act as Act, cycle, doings.head.cycle));
    return counting.length > 0 ? [[person, counting.map(([act]) => act as Act)]] : [];
  });

/** Whoever has approved an offer is not one more name under it. */
const namesUnder = ({ offers }: Doings, { cycle, subject }: SecondStep): string[] =>
  offers
    .filter((offer) => offer.cycle === cycle && String(offer.round) === subject && offer.status === 'needs-approval')
    .flatMap(({ approvals = [] }) => approvals.map(({ by }) => by));

const withNames = (barred: [string, Barring[]][], names: string[]): Map<string, Barring[]> => {
  const all = new Map(barred);
  for (const by of names) all.set(by, [...(all.get(by) ?? []), 'approved']);
  return all;
};

/** Whoever approved an offer does not read and release it as well. */
const approvers = ({ offers }: Doings, { cycle, subject }: SecondStep): [string, 'approved'[]][] =>
  subject === 'offer'
    ? offers.flatMap((offer): [string, 'approved'[]][] =>
        offer.cycle === cycle && offer.status === 'needs-release' && offer.approvedBy
          ? [offer.approvedBy, ...(offer.approvals ?? []).map(({ by }) => by)].map((by) => [by, ['approved']])
          : [],
      )
    : [];

/** What somebody does not do in a cycle in which they were one of the sides: decide between opinions, or give another one. */
const sides: Partial<Record<SecondStep['kind'], readonly Act[]>> = {
  reconcile: ['consulted', 'examined', 'owned'],
  'third-opinion': ['consulted', 'reconciled'],
};

/** Whoever took a side in a cycle, and how. */
const takers = (doings: Doings, { kind, cycle }: SecondStep): [string, Act[]][] =>
  Object.entries(actsOf(doings)).flatMap(([person, done]): [string, Act[]][] => {
    const taken = (sides[kind] ?? []).filter((act) => done[act] === cycle);
    return taken.length > 0 ? [[person, taken]] : [];
  });

/**
 * Four eyes, the one rule: who may not take a step because of what they did before, and what that was. Whoever shaped a
 * proposal does not approve it, nor does anybody twice, be it by work of their own, by having had the case or a part of the work in this cycle, or in a
 * case that was merged into it; whoever approved an offer does not release it; whoever proposed what takes a
 * second person is not that person; whoever gave one of the opinions that differ neither decides between them nor gives another
 * one, and whoever examined the case or owns it does not decide between them. All other steps are open to whoever may take them.
 */
export const barredFrom = (step: SecondStep, doings: Doings): Map<string, Barring[]> => {
  if (step.kind === 'approve') return withNames(shapers(doings), namesUnder(doings, step));
  if (step.kind === 'release') return new Map<string, Barring[]>(approvers(doings, step));
  if (step.kind === 'second-person') return new Map(step.proposedBy ? [[step.proposedBy, ['asked']]] : []);
  return new Map<string, Barring[]>(takers(doings, step));
};

/** Ids of those who may not take a step. */
export const idsBarredFrom = (step: SecondStep, doings: Doings): string[] => [...barredFrom(step, doings).keys()];

/** Refuses: own-proposal, with what the person did (`details.acts`). */
export const demandNotShaper = (step: SecondStep, doings: Doings, user: { id: string }): void => {
  const acts = barredFrom(step, doings).get(user.id);
  if (!acts) return;
  throw new Refusal('own-proposal', {
    title: `Nobody approves what they had a part in: you ${barringWords(acts)}. Another approver must decide`,
    details: { acts },
  });
};
