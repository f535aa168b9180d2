import { eventsOf } from '#domain/case/events.ts';
import { type Invariant, ofEachFile } from './observed.ts';

/** A code is taken as the right one where the customer entered what they were sent: no more often. */
export const codesAreRight: Invariant = {
  name: 'only the right code is taken',
  broken: ofEachFile(({ head, events }, { system: { codesEntered } }) => {
    const taken = eventsOf(events, 'code-entered').filter(({ data }) => data.right).length;
    const entered = codesEntered.get(head.caseId) ?? 0;
    return taken <= entered
      ? []
      : [`${taken} codes were taken as right, and ${entered} were entered that had been sent`];
  }),
};

/** A mail that answers one of ours lies in the case of which that was, or in one that goes on from it. */
export const repliesJoin: Invariant = {
  name: 'an answer joins its case',
  broken: ({ files, system: { repliesTo } }) => {
    const byId = new Map(files.map((file) => [file.head.caseId, file]));
    const caseOf = new Map(
      files.flatMap(({ head, messages }) =>
        // What was merged is read in both: a mail of ours is of the case that sent it.
        messages.flatMap(({ direction, externalId, copiedFrom }) =>
          direction === 'out' && externalId && !copiedFrom ? [[externalId, head.caseId] as const] : [],
        ),
      ),
    );
    /** The cases that a case went on in: also where that was undone since. */
    const wentOnIn = (from: string, seen: readonly string[] = []): string[] => {
      if (seen.includes(from)) return [];
      const next = eventsOf(byId.get(from)?.events ?? [], 'merged').map(({ data }) => data.into);
      return [from, ...next.flatMap((into) => wentOnIn(into, [...seen, from]))];
    };
    const isRelated = (from: string, to: string): boolean => {
      const { linkedTo = '', splitFrom = '' } = byId.get(to)?.head ?? {};
      return wentOnIn(from).some((one) => [to, linkedTo, splitFrom].includes(one));
    };
    return files.flatMap(({ head, messages }) =>
      messages.flatMap(({ messageId, externalId = '', copiedFrom }) => {
        const answered = caseOf.get(repliesTo.get(externalId) ?? '');
        if (answered === undefined || copiedFrom || isRelated(answered, head.caseId)) return [];
        return [`${messageId} of ${head.reference} answers a mail of ${byId.get(answered)?.head.reference}`];
      }),
    );
  },
};
