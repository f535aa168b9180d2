import { openTaskCount } from '#cases/store/queues.ts';
import type { Table } from '#cases/store/table.ts';
import type { Asking } from '#cases/store/worths.ts';
import type { CaseContext } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { type Change, combine } from '#domain/case/change.ts';
import { eventsOf } from '#domain/case/events.ts';
import { taskId } from '#domain/case/ids.ts';
import type { Reason } from '#domain/case/reason.ts';
import { fatesOf, isUnheard, listenNotice } from '#domain/messages/attachments.ts';
import { applyMotive } from '#domain/motive/apply-motive.ts';
import { chooseOwner, type OwnerCriteria } from '#domain/people/choose-person.ts';
import { concernedIn, lastResort } from '#domain/people/concerned.ts';
import { dayOf, isFree, personOf, supervisorOf } from '#domain/people/directory.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { examinationDue } from '#domain/tasks/examination-due.ts';
import { newTask } from '#domain/tasks/plan.ts';
import type { Clock } from '#domain/time.ts';
import { hasPriority } from '#domain/understand/severity.ts';
import { handledBy } from '#domain/worth/handled-by.ts';
import type { Worth } from '#domain/worth/worth.ts';
import type { CycleInput } from '#platform/lambda-handler.ts';
import type { Owned } from './contract.ts';
import { hintRelated } from './related.ts';

export type OwnDeps = {
  cases: CaseStore;
  table: Table;
  clock: Clock;
  policy: Policy;
  deskUrl: string;
  /** What customers are worth; without it nobody is chosen by that. */
  worthOf?: (head: Asking) => Promise<Worth>;
};

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

const SAME_OWNER: Reason = {
  code: 'same-owner',
  es: 'Lo hemos reabierto nosotros: sigue con quien lo llevaba',
  en: 'We opened it again ourselves: whoever had it goes on',
};

/** Open tasks by owner: counted a moment late, which is near enough to share out work. */
const loads = async ({ table, policy }: OwnDeps): Promise<Record<string, number>> => {
  const owners = policy.people.filter(({ roles }) => roles.includes('owner'));
  const counts = owners.map(async ({ id }) => [id, await openTaskCount(table, id, LOAD_LIMIT)] as const);
  return Object.fromEntries(await Promise.all(counts));
};

type Context = CaseContext<OwnDeps>;

/** Who may not have the case: those it names. */
const namedIn = ({ file, deps }: Context): string[] => concernedIn(deps.policy, file);

/** The first supervisor, from `start` upwards, who is none of `excluded`. */
const supervisor = (
  { at, deps: { policy } }: Context,
  start: string | undefined,
  excluded: string[],
): string | undefined => {
  const day = dayOf(policy, at);
  let next = supervisorOf(policy, start, day);
  for (let steps = 0; next && excluded.includes(next) && steps < policy.people.length; steps++)
    next = supervisorOf(policy, next, day);
  return next && !excluded.includes(next) ? next : undefined;
};

/** A reopened case leaves its owner for the owner's manager, or the next supervisor above. */
const otherEyes = (context: Context, before: string, named: string[]): Choice => {
  const { at, deps } = context;
  const { policy } = deps;
  const { manager } = personOf(policy, before);
  const isThere = isFree(policy, manager, { day: dayOf(policy, at), excluded: named });
  const owner = isThere ? manager : supervisor(context, before, [...named, before]);
  return owner ? { owner, reasons: [OTHER_EYES] } : { reasons: [NOBODY] };
};

/** What the choice of an owner goes by, beside the case. */
type Weighed = { load: Record<string, number>; worth: Worth };

/**
 * Whoever the policy names for customers of that worth, of those who fit; nobody where it names none, or none of them is there. The
 * reasons are those of anybody's owner, less what is true of these few alone: nobody can tell from a history who is worth much.
 */
const ownerByWorth = ({ policy }: OwnDeps, wanted: OwnerCriteria, worth: Worth): Choice => {
  const named = handledBy(policy, worth, wanted.language);
  if (named.length === 0) return { reasons: [] };
  const others = policy.people.flatMap(({ id }) => (named.includes(id) ? [] : id));
  const { owner, reasons } = chooseOwner(policy, { ...wanted, excluded: [...wanted.excluded, ...others] });
  return owner ? { owner, reasons: reasons.filter(({ code }) => code !== 'load') } : { reasons: [] };
};

const firstOwner = (context: Context, { load, worth }: Weighed, named: string[]): Choice => {
  const { file, at, deps } = context;
  const { policy } = deps;
  const { language, replyLanguage, topic } = file.head;
  const isSpoken = policy.people.some(({ languages }) => languages.includes(language));
  const wanted = { ...(topic && { topic }), language: isSpoken ? language : replyLanguage, at, load, excluded: named };
  const byWorth = ownerByWorth(deps, wanted, worth);
  const choice = byWorth.owner ? byWorth : chooseOwner(policy, wanted);
  if (choice.owner) return choice;
  // Whom it is about leaves somebody; where simply nobody is there, it is given out by hand.
  const resort = () => named.length > 0 && lastResort(policy, { day: dayOf(policy, at), excluded: named });
  const owner = supervisor(context, undefined, named) || resort();
  return owner ? { owner, reasons: [SUPERVISED] } : { reasons: [NOBODY] };
};

/** A person of ours opened the case again, to do more for the customer: its owner goes on with it. */
const goesOn = ({ file: { head, events }, at, deps: { policy } }: Context, named: string[]): string | undefined => {
  const { owner, cycle } = head;
  const last = eventsOf(events, 'reopened').at(-1)?.data;
  if (last?.next !== cycle || last.because !== 'desk') return undefined;
  return isFree(policy, owner, { day: dayOf(policy, at), excluded: named }) ? owner : undefined;
};

const choose = (context: Context, weighed: Weighed): Choice => {
  const { cycle, owner } = context.file.head;
  const named = namedIn(context);
  const same = goesOn(context, named);
  const others = () => (cycle > 1 && owner ? otherEyes(context, owner, named) : firstOwner(context, weighed, named));
  const choice = same ? { owner: same, reasons: [SAME_OWNER] } : others();
  return named.length > 0 ? { ...choice, reasons: [...choice.reasons, NAMED] } : choice;
};

/** A recording or picture that came in before the case had an owner: the new owner is asked to listen or look, once. */
const listen = ({ file, at, deps: { policy, deskUrl } }: Context, owner: string | undefined) => {
  const unheard = file.head.owner ? undefined : fatesOf(file).find((fate) => isUnheard(file, fate));
  return owner && unheard ? listenNotice(file, unheard, { to: owner, policy, at, deskUrl }) : undefined;
};

const changeOf = (context: Context, { owner, reasons }: Choice): Change => {
  const { file, at, deps } = context;
  const { head } = file;
  const { caseId, cycle } = head;
  const priority = hasPriority(deps.policy, head);
  const dueAt = examinationDue(head, at, deps);
  const task = newTask({ kind: 'examine', caseId, cycle, assignee: owner, priority, dueAt }, at, deps);
  return combine(
    {
      set: { status: 'owned', stage: 'own', ...(owner && { owner }) },
      clear: owner ? [] : ['owner'],
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
      items: [{ kind: 'task', task }],
    },
    listen(context, owner),
    applyMotive({
      ...context,
      file: { ...file, head: { ...head, ...(owner && { owner }) }, tasks: [...file.tasks, task] },
    }),
  );
};

const UNASKED: Worth = { known: false, why: 'not-asked' };

/** Asked for only where the policy goes by it: who has a case that was reopened is chosen otherwise. */
const worthFor = async ({ caseId, cycle }: CycleInput, { cases, policy, worthOf }: OwnDeps): Promise<Worth> => {
  const head = worthOf && cycle === 1 && policy.customers.tiers?.length ? await cases.head(caseId) : undefined;
  return head && worthOf ? worthOf(head) : UNASKED;
};

/** So many of the last messages and files are looked through for what the owner has to listen to. */
const LOOKED_AT = 100;

/**
 * Stage own: names one person who answers for the case, never one it is about, and plans that person's work of listening
 * and examining. Where nobody fits it is a supervisor's; where there is none, the task waits unassigned.
 */
export const assign = async ({ caseId, cycle }: CycleInput, deps: OwnDeps): Promise<Owned> => {
  const [load, worth] = await Promise.all([loads(deps), worthFor({ caseId, cycle }, deps)]);
  const at = deps.clock.now();
  await deps.cases.change({ caseId, recent: LOOKED_AT }, at, (file) => {
    const isDone =
      file.head.cycle !== cycle || file.events.some(({ type, data }) => type === 'owned' && data.cycle === cycle);
    const context = { file, at, deps };
    return isDone ? undefined : changeOf(context, choose(context, { load, worth }));
  });
  await hintRelated(caseId, deps);
  return { caseId, cycle, taskId: taskId({ caseId, kind: 'examine', cycle }) };
};
