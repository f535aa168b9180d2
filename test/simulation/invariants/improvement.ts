import { actionsPartition } from '#cases/store/keys.ts';
import type { Item } from '#cases/store/table.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { eventsOf } from '#domain/case/events.ts';
import type { ActionCase, CorrectiveAction } from '#domain/improvement/corrective-action.ts';
import type { Invariant, Observed } from './observed.ts';

const ofKind = <T>(beside: readonly Item[], kind: (sk: string) => boolean): (T & Item)[] =>
  beside.filter(({ pk, sk }) => pk.startsWith('ACTION#') && kind(sk)) as unknown as (T & Item)[];

const actionsIn = ({ beside }: Observed) => ofKind<CorrectiveAction>(beside, (sk) => sk === 'ACTION');

/** What changed is told in words that one person wrote and another released, as they stood then. */
export const changesAreReleased: Invariant = {
  name: 'what changed is released by another one',
  broken: (observed) => {
    const actions = new Map(actionsIn(observed).map((action) => [action.actionId, action]));
    return observed.files.flatMap(({ head, events, texts }) =>
      eventsOf(events, 'change-told').flatMap(({ actor, data }) => {
        const { words, endedBy, releasedBy, state } = actions.get(data.action) ?? {};
        const text = texts.get(data.messageId) ?? '';
        const isOurs = words && (text.includes(words.es) || text.includes(words.en));
        const isRead = actor.kind === 'person' && actor.id === releasedBy && releasedBy !== endedBy;
        return isOurs && isRead && state === 'done'
          ? []
          : [`${head.reference} was told by ${JSON.stringify(actor)} what ${endedBy} wrote: ${text.slice(0, 80)}`];
      }),
    );
  },
};

/** Whether what was merged with a case, or into it, says something as well. */
const isJoined = ({ head, events }: CaseFile): boolean =>
  head.mergedInto !== undefined || eventsOf(events, 'merged-in', 'merged').length > 0;

/** Who complained hears what changed where they said that they want to, and whoever counts as told was. */
export const changesAreTold: Invariant = {
  name: 'what changed is told to those who want it',
  broken: ({ files, beside }) =>
    ofKind<ActionCase>(beside, (sk) => sk.startsWith('CASE#')).flatMap(({ pk, caseId, because, result }) => {
      const file = files.find(({ head }) => head.caseId === caseId);
      if (!file || isJoined(file)) return [];
      const told = eventsOf(file.events, 'change-told').find(({ data }) => `ACTION#${data.action}` === pk);
      const wanted = eventsOf(file.events, 'news-wanted').findLast(({ seq }) => seq < (told?.seq ?? 0))?.data.wanted;
      return [
        ...(told && because === 'complained' && !wanted ? [`${file.head.reference} did not want to hear of it`] : []),
        ...(because === 'suggested' && result === 'unwanted'
          ? [`${file.head.reference} suggested it, and is not told`]
          : []),
        ...(result === 'told' && !told ? [`${file.head.reference} counts as told, and was not`] : []),
      ];
    }),
};

/** What is to be done, and what was, is found in its list. */
export const actionsAreListed: Invariant = {
  name: 'corrective actions are listed',
  broken: (observed) =>
    actionsIn(observed).flatMap(({ actionId, state, gsi2pk }) =>
      gsi2pk === actionsPartition(state === 'open' ? 'open' : 'ended') ? [] : [`${actionId} is ${state} in ${gsi2pk}`],
    ),
};

/** What a case was when somebody put it on an action: whoever suggested something hears of it without asking. */
export const suggestionsAreSuggested: Invariant = {
  name: 'who suggested something hears of it',
  broken: ({ files, beside }) =>
    ofKind<ActionCase>(beside, (sk) => sk.startsWith('CASE#')).flatMap(({ caseId, because, addedAt }) => {
      const file = files.find(({ head }) => head.caseId === caseId);
      const kinds = eventsOf(file?.events ?? [], 'kind-changed', 'understood').filter(({ at }) => at < addedAt);
      const last = kinds.at(-1);
      const wasSuggestion = last?.type === 'kind-changed' && last.data.to === 'suggestion';
      const isSame = eventsOf(file?.events ?? [], 'kind-changed').every(({ at }) => at < addedAt);
      return wasSuggestion && isSame && because !== 'suggested' && !isCounted(beside, caseId)
        ? [`${file?.head.reference} is a suggestion, and counts as ${because}`]
        : [];
    }),
};

/** Whether a case was put on an action as one of those that its figures count: as a complaint, whatever it is. */
const isCounted = (beside: readonly Item[], caseId: string): boolean =>
  beside.some(({ pk, ...fact }) => pk.startsWith('FACTS#') && fact['caseId'] === caseId);
