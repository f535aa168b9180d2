import type { CaseFile } from '#domain/case/case-file.ts';
import { type CaseEvent, eventsOf } from '#domain/case/events.ts';
import { type Invariant, type Observed, ofEachFile } from './observed.ts';

const BECOMES = { accept: 'accepted', counter: 'countered', decline: 'declined' } as const;

/** An offer is what its last answer made of it, with the option that was chosen of those that it has. */
export const offersFollow: Invariant = {
  name: 'an offer is what was answered',
  broken: ofEachFile(({ events, offers }) =>
    eventsOf(events, 'offer-answered').flatMap(({ data: { cycle, round, decision, option } }) => {
      const offer = offers.find((one) => one.cycle === cycle && one.round === round);
      const isSame = offer?.status === BECOMES[decision] && offer.chosen === option;
      const isOffered = decision !== 'accept' || offer?.options.some(({ optionId }) => optionId === option);
      return isSame && isOffered
        ? []
        : [`round ${round} was answered ${decision} ${option}: ${offer?.status} ${offer?.chosen}`];
    }),
  ),
};

const lastAnswer = (events: readonly CaseEvent[], cycle: number) =>
  eventsOf(events, 'offer-answered').findLast(({ data }) => data.cycle === cycle);

/** A cycle comes to an agreement where the customer accepted last, and to an answer where they did not. */
export const endsAsAnswered: Invariant = {
  name: 'a cycle ends as the customer answered',
  broken: ofEachFile(({ events, agreements, outcomes }) => [
    ...agreements
      .filter(({ cycle, kind }) => (lastAnswer(events, cycle)?.data.decision === 'accept') !== (kind === 'agreement'))
      .map(({ cycle, kind }) => `cycle ${cycle} came to ${kind} on ${lastAnswer(events, cycle)?.data.decision}`),
    ...outcomes
      .filter(
        ({ cycle, result }) =>
          (agreements.find((one) => one.cycle === cycle)?.kind === 'agreement') !== (result === 'agreed'),
      )
      .map(({ cycle, result }) => `cycle ${cycle} is recorded as ${result}`),
  ]),
};

/** Where a case, or a part of it, went on: where it was merged into another, split, or a linked one began with its words. */
const nextOf = (file: CaseFile | undefined): string[] => {
  const { events } = file ?? { events: [] };
  return [
    ...eventsOf(events, 'merged', 'split-off').map(({ data }) => data.into),
    ...eventsOf(events, 'reply-decided').flatMap(({ data }) => data.into ?? []),
  ];
};

/** A case with those that it went on in. */
export const wentOnIn = (files: ReadonlyMap<string, CaseFile>, from: string, seen: readonly string[] = []): string[] =>
  seen.includes(from)
    ? []
    : [from, ...nextOf(files.get(from)).flatMap((into) => wentOnIn(files, into, [...seen, from]))];

export const byIdOf = ({ files }: Pick<Observed, 'files'>): Map<string, CaseFile> =>
  new Map(files.map((file) => [file.head.caseId, file]));

/** What a customer answered on their page, and was taken, is in the history as they answered it. */
export const answersAreTaken: Invariant = {
  name: 'an answer is taken as it was given',
  broken: (observed) => {
    const byId = byIdOf(observed);
    return observed.system.answersTaken.flatMap(({ caseId, decision, option }) => {
      const found = wentOnIn(byId, caseId).some((id) =>
        eventsOf(byId.get(id)?.events ?? [], 'offer-answered').some(
          ({ actor, data }) => actor.kind === 'customer' && data.decision === decision && data.option === option,
        ),
      );
      return found ? [] : [`${byId.get(caseId)?.head.reference} has no ${decision} ${option ?? ''} of its customer`];
    });
  },
};
