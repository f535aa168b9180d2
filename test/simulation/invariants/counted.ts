import { eventsOf } from '#domain/case/events.ts';
import { measures } from '#domain/figures/measures.ts';
import { type Tallies, tallies } from '#domain/promises/tallies.ts';
import { type Invariant, ofEachFile } from './observed.ts';

const KEPT = ['kept', 'late', 'mended'] as const;

const sumOf = (counts: Tallies = {}, of: readonly (keyof Tallies)[] = KEPT): number =>
  of.reduce((sum, tally) => sum + (counts[tally] ?? 0), 0);

/** Each promise that was kept counts once in its case. */
export const keptCounts: Invariant = {
  name: 'a promise that was kept counts once',
  broken: ofEachFile(({ head, events }) => {
    const kept = eventsOf(events, 'promise-kept').length;
    return sumOf(head.promises) === kept ? [] : [`kept ${kept} promises, and counts ${JSON.stringify(head.promises)}`];
  }),
};

/** The counters of promises are what the cases say. */
export const promisesAddUp: Invariant = {
  name: 'promises add up',
  broken: ({ files, beside }) => {
    const all = beside.filter(({ pk }) => pk.startsWith('PROMISES#'));
    return tallies.flatMap((tally) => {
      const said = files.reduce((sum, { head }) => sum + (head.promises?.[tally] ?? 0), 0);
      const counts = all.reduce((sum, item) => sum + Number(item[tally] ?? 0), 0);
      return said === counts ? [] : [`${counts} promises count as ${tally}; the cases say ${said}`];
    });
  },
};

/** The figures hold each end of a case, each time it was opened again and each answer to its survey, once. */
export const figuresFollow: Invariant = {
  name: 'figures follow from the history',
  broken: ({ files, beside }) => {
    const facts = beside.filter(({ pk }) => pk.startsWith('FACTS#'));
    return files.flatMap(({ head, outcomes, events }) => {
      const own = facts.filter(({ caseId }) => caseId === head.caseId).map(({ add }) => add as Record<string, number>);
      const sum = (measure: string) => own.reduce((all, add) => all + (add[measure] ?? 0), 0);
      const [ended, reopened] = [sum(measures.ended), sum(measures.reopened)];
      const again = eventsOf(events, 'reopened').length;
      return ended === outcomes.length && reopened === again
        ? []
        : [
            `${head.reference} ended ${outcomes.length} times and was opened again ${again} times; the figures say ${ended} and ${reopened}`,
          ];
    });
  },
};
