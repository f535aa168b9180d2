import type { Case } from '#domain/case/case.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { type Change, type ChangePart, combine, textItem } from '#domain/case/change.ts';
import { taskKindOf } from '#domain/case/ids.ts';
import { Refusal } from '#domain/refusal.ts';
import type { DeskTaskKind } from '#domain/tasks/kinds.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import type { Request } from '#platform/http/request.ts';
import type { DeskDeps } from '../contract.ts';
import type { Reader } from './reader.ts';

/**
 * Whether whoever acts in place of somebody else says why. `asked`: in the `reason` of the body, and the history keeps it;
 * `offered`: the history says in whose place they acted, and keeps the reason where they give one; `own`: the act has a reason of
 * its own from everybody, and its event keeps that; `none`: what is done is nobody's in particular.
 */
type WhyAsked = 'asked' | 'offered' | 'own' | 'none';

/** Acts on a case, by the end of their path. What only a supervisor does has a reason of its own. */
export const whyOfActs: Record<string, WhyAsked> = {
  messages: 'asked',
  completion: 'asked',
  'contact-data': 'asked',
  meeting: 'asked',
  'cancel-meeting': 'asked',
  // What proves it is asked from everybody, and the contract with those who test Amends from outside asks no more.
  acceptance: 'offered',
  counter: 'asked',
  points: 'asked',
  undo: 'asked',
  // Only who wrote it takes it back.
  'messages/undo': 'none',
  merge: 'own',
  split: 'own',
  kind: 'own',
  news: 'own',
  // What the customer said is passed on; the case is as it was.
  praise: 'none',
  motive: 'own',
  class: 'own',
  'late-notice': 'own',
  'take-back': 'own',
  'end-offer': 'own',
  links: 'own',
  reopen: 'own',
  holds: 'own',
  'legal-hold': 'own',
  'hand-over': 'own',
  'send-again': 'own',
  concerned: 'own',
  incident: 'own',
  'account-review': 'own',
  // A note is for the team and changes nothing; what an outside body asked is recorded by whoever opens its letter.
  notes: 'none',
  // The question says why.
  'third-opinion': 'none',
  presence: 'none',
  // What a finding would lead to is looked at; nothing comes of it.
  preview: 'none',
  // Nor of a look at the letter.
  letter: 'none',
  adr: 'none',
};

/** Decisions on tasks of which more is to be said than of the others. */
const decisions: Partial<Record<DeskTaskKind, WhyAsked>> = {
  examine: 'none',
  release: 'none',
  call: 'none',
  approve: 'own',
  reply: 'own',
  reconcile: 'own',
  'second-person': 'own',
};

/**
 * Whether whoever decides a task of a kind in place of somebody else says why. Nobody is asked for a field that whoever has the task
 * need not fill in (the contract with those who test Amends from outside: what a `complete` takes goes on to be enough). Any
 * supervisor may examine and release, recorded as theirs; whoever makes an urgent call says what was said.
 */
export const whyOfDecision = (kind: DeskTaskKind): WhyAsked => decisions[kind] ?? 'offered';

/** What a request does to a case, and why, where the body says so. */
export type Intervention = {
  /** The end of the path, or the kind of the task that is decided. */
  act: string;
  by: string;
  /** The task that is decided; without it the act is on the case. */
  taskId?: string;
  /** Who owns the case that the path names. */
  owner?: string;
  reason?: string;
  /** Without a reason it is not done. */
  isReasonNeeded: boolean;
};

const askedOf = (path: string, named: string): { act: string; why: WhyAsked; taskId?: string } => {
  const act = path.endsWith('/messages/{messageId}/undo') ? 'messages/undo' : (path.split('/').at(-1) ?? '');
  if (act !== 'complete') return { act, why: whyOfActs[act] ?? 'none' };
  const kind = taskKindOf(named) as DeskTaskKind | undefined;
  return { act: kind ?? act, why: kind ? whyOfDecision(kind) : 'none', taskId: named };
};

/** Whether an endpoint can ask its reader why. */
export const asksWhy = ({ method, path }: Pick<Endpoint<DeskDeps>, 'method' | 'path'>): boolean =>
  method === 'POST' && askedOf(path, '').why === 'asked';

/** What has to be asked of a request; undefined where nobody has to say why. */
export const interventionOf = (
  { method, path }: Pick<Endpoint<DeskDeps>, 'method' | 'path'>,
  { params: { id = '' }, body }: Pick<Request, 'params' | 'body'>,
  { reader, head }: { reader: Reader; head: Case | undefined },
): Intervention | undefined => {
  if (method !== 'POST' || !head) return undefined;
  const { why, ...asked } = askedOf(path, id);
  if (why !== 'asked' && why !== 'offered') return undefined;
  const { reason } = (body ?? {}) as { reason?: unknown };
  return {
    ...asked,
    by: reader.id,
    isReasonNeeded: why === 'asked',
    ...(head.owner && { owner: head.owner }),
    ...(typeof reason === 'string' && reason.trim() && { reason: reason.trim() }),
  };
};

/** Whose place it is: the assignee's of a task, else the owner's. Nobody's where nobody has it yet. */
const whoseIs = ({ taskId, owner }: Intervention, { tasks }: Pick<CaseFile, 'tasks'>): string | undefined => {
  const assignee = tasks.find((task) => task.taskId === taskId)?.assignee;
  return assignee === undefined || assignee === 'customer' ? owner : assignee;
};

/**
 * What an act adds to the history where it is not the case or the task of whoever does it: who, in whose place, and why,
 * where they say why. Refuses: reason-missing, where they have to.
 */
const intervened = (
  intervention: Intervention,
  file: Pick<CaseFile, 'tasks'>,
  textId: string,
): ChangePart | undefined => {
  const { act, by, taskId, reason, isReasonNeeded } = intervention;
  const of = whoseIs(intervention, file);
  if (of === undefined || of === by) return undefined;
  if (reason === undefined && isReasonNeeded)
    throw new Refusal('reason-missing', {
      title: 'This is in the hands of somebody else: say why you do it in their place',
      errors: [{ pointer: '/reason', message: 'is needed from whoever is not the owner or the assignee' }],
    });
  return {
    events: [
      {
        type: 'intervened',
        actor: { kind: 'person', id: by },
        data: { act, of, ...(reason && { reasonTextId: textId }), ...(taskId && { taskId }) },
      },
    ],
    ...(reason && { items: [textItem(textId, reason)] }),
  };
};

type Add = <Asked extends Change | undefined>(file: CaseFile, change: Asked) => Asked;

/** Stores changes of a request through `store`; the first one that is stored says who acted in whose place, and why. */
export const sayingWhy = (
  intervention: Intervention | undefined,
  newId: () => string,
): (<Stored>(store: (add: Add) => Promise<Stored>) => Promise<Stored>) => {
  let isSaid = false;
  let textId: string | undefined;
  return async (store) => {
    let isAdded = false;
    const stored = await store((file, change) => {
      if (!intervention || !change || isSaid) return change;
      textId ??= `intervened-${newId()}`;
      const part = intervened(intervention, file, textId);
      isAdded = part !== undefined;
      return part ? { ...change, ...combine(change, part) } : change;
    });
    isSaid ||= isAdded;
    return stored;
  };
};
