import { eventsOf } from '#domain/case/events.ts';
import { activeHolds } from '#domain/holds/holds.ts';
import { type Invariant, type Observed, ofEachCaseAtRest, ofEachFile } from './observed.ts';

/** A date that passed becomes the task of somebody who can see to it. */
export const breachIsSomebodys: Invariant = {
  name: 'a date that passed is somebody’s task',
  broken: ofEachFile(({ events, tasks }) =>
    eventsOf(events, 'timer-breached')
      .filter(({ data: { timer } }) => !tasks.some(({ subject }) => subject === `breach:${timer}`))
      .map(({ seq, data: { timer } }) => `${timer} was breached (${seq}), and nobody was asked`),
  ),
};

/** Whoever the policy names for a part of a date's time hears that it is over. */
export const warningIsHeard: Invariant = {
  name: 'whoever is to be warned hears of it',
  broken: ofEachFile(({ events, messages }, { policy }) =>
    eventsOf(events, 'timer-warned').flatMap(({ data: { timer, thresholdPercent } }) => {
      const roles = policy.deadlines.warnings.find(({ at }) => at === thresholdPercent)?.notify ?? [];
      const isSaid = messages.some(({ messageId }) => messageId.startsWith(`timer-${timer}-`));
      return roles.length === 0 || isSaid ? [] : [`${thresholdPercent} % of ${timer} are over, and nobody was told`];
    }),
  ),
};

const PLACED = 'amends.hold-placed';
const RELEASED = 'amends.hold-released';

/** The holds that billing and supply know of, by case: what they heard last of each. */
const heard = ({ system: { amends } }: Observed): Map<string, Set<string>> => {
  const known = new Map<string, Set<string>>();
  for (const { type, detail } of amends.announced) {
    if (type !== PLACED && type !== RELEASED) continue;
    const caseId = String(detail['caseId']);
    const holds = known.get(caseId) ?? new Set<string>();
    known.set(caseId, holds);
    if (type === PLACED) holds.add(String(detail['hold']));
    else holds.delete(String(detail['hold']));
  }
  return known;
};

/** What billing and supply heard last of a hold is what the case says; of a merged case, what the one it lives on in does. */
export const holdsAreHeard: Invariant = {
  name: 'other systems know what is held',
  broken: (observed) => {
    const known = heard(observed);
    const byId = new Map(observed.files.map((file) => [file.head.caseId, file]));
    return ofEachCaseAtRest(({ head, events }) => {
      const said = [...(known.get(head.caseId) ?? [])];
      if (head.mergedInto) {
        const into = byId.get(head.mergedInto);
        if (!into || into.head.mergedInto || observed.inMotion.has(into.head.caseId)) return [];
        const held = activeHolds(into.events).map(({ hold }) => String(hold));
        const isOver = held.length === 0 && eventsOf(into.events, 'resolution-notified').length > 0;
        return isOver && said.length > 0 ? [`${said} stands, and the case it was merged into holds nothing`] : [];
      }
      const held = activeHolds(events).map(({ hold }) => String(hold));
      return [
        ...held.filter((hold) => !said.includes(hold)).map((hold) => `${hold} is held, and nobody was told`),
        ...said.filter((hold) => !held.includes(hold)).map((hold) => `${hold} is held no more, and nobody was told`),
      ];
    })(observed);
  },
};
