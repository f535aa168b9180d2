import { planTask } from '#cases/store/case-store.ts';
import { personPartition } from '#cases/store/keys.ts';
import type { Table } from '#cases/store/table.ts';
import type { Case, Reason } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { Change } from '#domain/case/change.ts';
import { taskId } from '#domain/case/ids.ts';
import { isUnheard, listenNotice } from '#domain/messages/attachments.ts';
import { customerWords } from '#domain/messages/customer-words.ts';
import { chooseOwner, dayOf, isAway, namedPeople, personOf, supervisorOf } from '#domain/people/people.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock, Instant } from '#domain/time.ts';
import type { CycleInput } from '#platform/stage-handler.ts';
import type { Owned } from './contract.ts';

export type OwnDeps = { cases: CaseStore; table: Table; clock: Clock; policy: Policy; deskUrl: string };

type Choice = { owner?: string; reasons: Reason[] };

/** Tasks counted for each owner; more than this is simply "many". */
const LOAD_LIMIT = 20;

const NAMED: Reason = {
  code: 'named',
  es: 'La reclamación nombra a alguien del equipo, que queda excluido',
  en: 'The complaint names somebody of the team, who is passed over',
};
const SUPERVISED: Reason = {
  code: 'supervisor',
  es: 'No hay nadie que pueda llevarlo: pasa a supervisión',
  en: 'Nobody can take it: it goes to a supervisor',
};
const NOBODY: Reason = {
  code: 'nobody',
  es: 'No se ha encontrado a nadie: espera a que se asigne a mano',
  en: 'Nobody was found: it waits to be handed over by hand',
};
const OTHER_EYES: Reason = {
  code: 'other-eyes',
  es: 'El caso se ha reabierto y merece otros ojos',
  en: 'The case was reopened and deserves other eyes',
};

/** Open tasks by owner. The index lags a moment behind, which is near enough to share out work. */
const loads = async ({ table, policy }: OwnDeps): Promise<Record<string, number>> => {
  const owners = policy.people.filter(({ roles }) => roles.includes('owner'));
  const counts = owners.map(async ({ id }) => {
    const { keys } = await table.index('gsi1', personPartition(id), { limit: LOAD_LIMIT });
    return [id, keys.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
};

/** The first supervisor, from `start` upwards, whom the complaint does not name. */
const supervisor = (policy: Policy, start: string | undefined, at: Instant, excluded: string[]): string | undefined => {
  const day = dayOf(policy, at);
  let next = supervisorOf(policy, start, day);
  for (let steps = 0; next && excluded.includes(next) && steps < policy.people.length; steps++)
    next = supervisorOf(policy, next, day);
  return next && !excluded.includes(next) ? next : undefined;
};

/** A reopened case leaves its owner for the owner's manager, or the next supervisor above. */
const otherEyes = (policy: Policy, before: string, at: Instant, named: string[]): Choice => {
  const { manager } = personOf(policy, before);
  const isFree = manager && !named.includes(manager) && !isAway(personOf(policy, manager), dayOf(policy, at));
  const owner = isFree ? manager : supervisor(policy, before, at, [...named, before]);
  return owner ? { owner, reasons: [OTHER_EYES] } : { reasons: [NOBODY] };
};

const firstOwner = (head: Case, load: Record<string, number>, at: Instant, policy: Policy, named: string[]): Choice => {
  const isSpoken = policy.people.some(({ languages }) => languages.includes(head.language));
  const language = isSpoken ? head.language : head.replyLanguage;
  const choice = chooseOwner(policy, { ...(head.topic && { topic: head.topic }), language, at, load, excluded: named });
  if (choice.owner) return choice;
  const owner = supervisor(policy, undefined, at, named);
  return owner ? { owner, reasons: [SUPERVISED] } : { reasons: [NOBODY] };
};

const choose = (file: CaseFile, load: Record<string, number>, at: Instant, policy: Policy): Choice => {
  const { head } = file;
  const named = namedPeople(policy, customerWords(file));
  const choice =
    head.cycle > 1 && head.owner ? otherEyes(policy, head.owner, at, named) : firstOwner(head, load, at, policy, named);
  return named.length > 0 ? { ...choice, reasons: [...choice.reasons, NAMED] } : choice;
};

/** What came in before anybody had the case and waits for somebody's ears or eyes: the first of it is told. */
const listen = (file: CaseFile, owner: string | undefined, at: Instant, { policy, deskUrl }: OwnDeps) => {
  const unheard = file.head.owner ? undefined : file.events.find((event) => isUnheard(file, event));
  return owner && unheard ? listenNotice(file, unheard, { to: owner, policy, at, deskUrl }) : undefined;
};

const changeOf = (file: CaseFile, { owner, reasons }: Choice, at: Instant, deps: OwnDeps): Change => {
  const { head } = file;
  const { caseId, cycle } = head;
  const notice = listen(file, owner, at, deps);
  const task = newTask({ kind: 'examine', caseId, cycle, assignee: owner }, at, deps);
  return {
    set: { status: 'owned', stage: 'own', ...(owner && { owner }) },
    ...(!owner && { clear: ['owner'] }),
    events: [
      {
        type: 'owned',
        actor: { kind: 'system' },
        data: {
          cycle,
          taskId: task.taskId,
          owner: owner ?? 'nobody',
          ...(head.owner && { before: head.owner }),
          reasons,
        },
      },
    ],
    writes: [planTask(task), ...(notice?.writes ?? [])],
    effects: notice?.effects ?? [],
  };
};

/**
 * Stage own: names one person who answers for the case, never one it is about, and plans that person's work of listening
 * and examining. Where nobody fits it is a supervisor's; where there is none, the task waits unassigned.
 */
export const assign = async ({ caseId, cycle }: CycleInput, deps: OwnDeps): Promise<Owned> => {
  const load = await loads(deps);
  const at = deps.clock.now();
  await deps.cases.change(caseId, at, (file) => {
    const isDone =
      file.head.cycle !== cycle || file.events.some(({ type, data }) => type === 'owned' && data['cycle'] === cycle);
    return isDone ? undefined : changeOf(file, choose(file, load, at, deps.policy), at, deps);
  });
  return { caseId, cycle, taskId: taskId(caseId, 'examine', cycle) };
};
