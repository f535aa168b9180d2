import { linkVersion } from '#domain/case/links.ts';
import { activeHolds } from '#domain/holds/holds.ts';
import { requireCase } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { whileSilent } from '#domain/tasks/while-silent.ts';
import { actionsOnCase, actionsOnTask, fundsAgain } from '../actions/asked.ts';
import type { DeskDeps } from '../contract.ts';
import { escalationViews } from '../escalation/escalation-view.ts';
import type { AskableAct } from '../http/act-on-case.ts';
import type { Reader } from '../http/reader.ts';
import { presentIn } from '../live/present.ts';
import { pointViews } from '../points/points-view.ts';
import { letterView } from '../release/release-view.ts';
import { shownRegime, shownTimers } from '../timers/timers-view.ts';
import { beforeView } from './before-view.ts';
import { careView } from './care-view.ts';
import type { DeskCase } from './contract.ts';
import { disagreementViews } from './disagreement-view.ts';
import { headView } from './head-view.ts';
import { historyIntact } from './history-intact.ts';
import { meetingView } from './meeting-view.ts';
import { type CasePages, correspondencePage, historyPage, readingOf } from './pages.ts';
import { mergedCases, otherPeopleView, relatedView } from './related-view.ts';
import { agreementView, offerView, outcomeView } from './settlement-view.ts';
import { visiblePart } from './visible-part.ts';
import { examinationsView, opinionView, taskView } from './work-view.ts';

/**
 * Everything about a case that its reader may see; reasons in the reader's language. Planned tasks are left out: nobody
 * can work on them yet. Of messages and history the newest page is shown, with where the one before it is asked for.
 *
 * Refuses: no-such-case, expert-not-asked.
 */
export const showCase = async (
  { caseId, reader, acts = [], ...pages }: { caseId: string; reader: Reader; acts?: readonly AskableAct[] } & CasePages,
  deps: DeskDeps,
): Promise<DeskCase> => {
  const file = await requireCase(deps.cases, caseId, readingOf(pages));
  const visible = visiblePart(reader, file);
  const at = deps.clock.now();
  const trackingUrl = await deps.trackingUrl(file.head.caseId, { version: linkVersion(file.head) });
  const presence = (await presentIn([file.head.caseId], reader, deps)).get(file.head.caseId);
  const funds = await fundsAgain(file, deps);
  const agreement = file.agreements.at(-1);
  const outcome = file.outcomes.at(-1);
  const naming = { policy: deps.policy, language: reader.language };
  const disagreements = disagreementViews(file, visible, naming);
  const [related, merged, before] = visible.shows('otherCases')
    ? await Promise.all([
        relatedView(file, { cases: deps.cases, language: reader.language }),
        mergedCases(file, deps),
        beforeView(file, reader.language, deps),
      ])
    : [undefined, [], undefined];
  const otherPeople = otherPeopleView(file, merged);
  return {
    ...headView(file, visible, { language: reader.language, policy: deps.policy }),
    ...careView(file, reader.language, deps.policy),
    ...(visible.shows('letters') && meetingView(file, reader.language, deps.policy)),
    ...(related && { related }),
    ...(before && { before }),
    ...(otherPeople.length > 0 && { otherPeople }),
    ...(presence && { presence }),
    actions: actionsOnCase(acts, { file, at, deps }, reader),
    regime: shownRegime(file, reader.language),
    timers: shownTimers(file, reader.language, deps),
    escalations: escalationViews(file),
    holds: activeHolds(file.events),
    tasks: file.tasks
      .filter(({ status }) => status !== 'planned')
      .map((task) => ({
        ...taskView(visible, { file, ...naming, now: at })(task),
        ...(task.status === 'open' && { whileSilent: whileSilent(task, deps) }),
        ...(task.status === 'open' && { actions: actionsOnTask({ file, funds, deps }, task, reader) }),
        ...(visible.shows('letters') &&
          visible.shows('money') &&
          letterView(file, task, {
            ...{ policy: deps.policy, clock: deps.clock, language: reader.language, at, trackingUrl },
            sends: isRelated(relations.assignee, reader, { file, task }),
          })),
      })),
    examinations: examinationsView(file, visible),
    points: pointViews(file, visible),
    opinions: file.opinions.map(opinionView(visible, naming)),
    ...(disagreements.length > 0 && { disagreements }),
    // Experts judge the matter: neither what is offered nor what it costs.
    offers: visible.shows('money') ? file.offers.map(offerView(visible, reader.language)) : [],
    ...(agreement && { agreement: agreementView(visible, agreement, file) }),
    ...(outcome && visible.shows('money') && { outcome: outcomeView(outcome) }),
    ...(file.head.correspondence?.overLimit !== undefined && { overLimit: file.head.correspondence.overLimit }),
    ...correspondencePage({ file, merged }, visible, { ...pages, reader }),
    ...historyPage(file, visible, pages),
    historyIntact: await historyIntact(file, deps),
  };
};
