import { wantsEvent } from '#domain/announcements/wants-event.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Task } from '#domain/case/task.ts';
import { commitmentOf, executionOf, executorOf } from '#domain/execution/execution.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { instantAfter } from '#domain/time.ts';
import { subscribers } from '../subscribers.ts';
import { type Invariant, ofEachCaseAtRest } from './observed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Each system hears of every event on the bus that it wants to hear of, or what it was not told lies where a person finds it. */
export const subscribersHear: Invariant = {
  name: 'a system is told of what it wants to know',
  broken: (observed) => {
    const { amends, announces, others, track } = observed.system;
    if (!announces) return [];
    const put = new Set(amends.announced.map(({ detail }) => `${detail['caseId']} ${detail['sequence']}`));
    const told = observed.policy.integrations.filter(({ id }) => subscribers.some((one) => one.id === id));
    const left = new Set([...track.untold.values()].map(({ caseId, integration }) => `${integration} ${caseId}`));
    return ofEachCaseAtRest(({ head: { caseId }, events }) =>
      told
        .filter(({ id }) => !left.has(`${id} ${caseId}`))
        .flatMap((system) =>
          events
            .filter(({ type, seq }) => wantsEvent(system, type) && put.has(`${caseId} ${seq}`))
            .filter(({ seq }) => !others.listens.hasHeard(system.id, caseId, seq))
            .map(({ type, seq }) => `${system.id} was not told of ${type} (${seq})`),
        ),
    )(observed);
  },
};

/** Whoever answers for a system hears that it is not told of events any more, once a day as long as it is so. */
export const untoldIsHeard: Invariant = {
  name: 'whoever answers for a system hears that it is not told',
  broken: ({ system: { track, clocks, others }, clock }) => {
    const looked = clocks.ranWell.get('subscriptions');
    if (looked === undefined || looked !== clock.now()) return [];
    return subscribers.flatMap(({ id }) => {
      const last = [...track.untold.values()]
        .filter(({ integration }) => integration === id)
        .map(({ at }) => at)
        .sort()
        .at(-1);
      const isAway = last !== undefined && last > (others.listens.lastTaken.get(id) ?? '');
      const isHeard = clocks.toldOfUntold.some(
        ({ at, text }) => text.includes(id) && at >= instantAfter(looked, -DAY_MS),
      );
      return isAway && !isHeard ? [`${id} is not told of events since ${last}, and nobody hears of it`] : [];
    });
  },
};

const isByWebhook = (file: CaseFile, task: Task, policy: Policy): boolean => {
  const commitment = commitmentOf(file, task);
  return (commitment && executorOf(policy, commitment)?.by) === 'webhook';
};

/** A system that was asked by webhook to carry out a promise answers, or somebody hears that it does not: it is never left at that it was asked. */
export const answerIsKept: Invariant = {
  name: 'what a system answers is kept',
  broken: ofEachCaseAtRest((file, { policy, system: { isCarriedOut } }) =>
    !isCarriedOut || file.head.setAsideAt || file.head.mergedInto
      ? []
      : file.tasks
          .filter(({ kind, status }) => kind === 'promise' && status === 'open')
          .filter((task) => isByWebhook(file, task, policy))
          .filter(({ taskId }) => executionOf(file.events, taskId)?.state === 'asked')
          .map(({ taskId }) => `a system was asked for ${taskId.slice(37)}, and nothing is known of its answer`),
  ),
};

/** A system that is asked on the bus has been: whoever was said to be asked was, by the request that the history names. */
export const askedOnTheBus: Invariant = {
  name: 'who is asked on the bus hears of it',
  broken: ofEachCaseAtRest((file, { policy, system: { isCarriedOut, others } }) =>
    !isCarriedOut || file.head.setAsideAt || file.head.mergedInto
      ? []
      : file.tasks
          .filter((task) => task.kind === 'promise' && task.status === 'open' && !isByWebhook(file, task, policy))
          .flatMap(({ taskId }) => {
            const { state, attempt } = executionOf(file.events, taskId) ?? {};
            const isHeard = others.asked.some((one) => one.key === taskId && one.attempt === attempt);
            return state === 'asked' && !isHeard ? [`nobody heard of request ${attempt} for ${taskId.slice(37)}`] : [];
          }),
  ),
};

/** So often a system that does not answer is asked at least before a person hears of it. */
const LEAST = 6;

/** A system that does not answer is asked again, many times, before it counts as one that cannot be reached. */
export const askedOftenEnough: Invariant = {
  name: 'who does not answer is asked again',
  broken: ({ files, system: { others } }) =>
    files.flatMap(({ events }) =>
      events.flatMap((event) => {
        if (event.type !== 'execution-failed' || event.data.because !== 'not-reached') return [];
        const id = `${event.data.taskId}.${event.data.attempt}`;
        const posts = others.posted.filter((one) => one.id === id).length;
        return posts >= LEAST ? [] : [`${id} was posted ${posts} times, and given up`];
      }),
    ),
};
