import type { CaseFile } from '../case/case-file.ts';
import type { Task } from '../case/task.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Role } from '../vocabulary.ts';

type User = { id: string; groups: string[] };

/** A case, and the task that is asked about where one is. */
type About = { file: Pick<CaseFile, 'head' | 'tasks' | 'events'>; task?: Task };

/** What somebody has to have to do with a case or a task where a role alone is not enough. */
export type Relation = {
  /** Who they are then, as the end of the sentence "may do it: ...". */
  says: string;
  /** Whoever has one of these roles needs no relation. */
  freeFor: readonly Role[];
  holds: (user: User, about: About) => boolean;
  /** What everybody else is refused with. */
  refuses: RefusalCode;
};

const tookPart = ({ tasks, events }: About['file'], id: string): boolean =>
  tasks.some(({ assignee, decidedBy }) => assignee === id || decidedBy === id) ||
  events.some(({ data }) => ('from' in data && data.from === id) || ('to' in data && data.to === id));

/** The relations that decide who may do what; docs/permissions.md is made from them. */
export const relations = {
  ownerOfCase: {
    says: 'the owner of the case',
    freeFor: ['supervisor'],
    holds: ({ id }, { file }) => file.head.owner === id,
    refuses: 'not-your-case',
  },
  assignee: {
    says: 'the assignee of the task',
    freeFor: ['supervisor'],
    holds: ({ id }, { task }) => task?.assignee === id,
    refuses: 'not-your-task',
  },
  /** A task that nobody has yet may be given away by any owner. */
  mayGiveAway: {
    says: 'the assignee of the task, or any owner while it has none',
    freeFor: ['supervisor'],
    holds: ({ id, groups }, { task }) =>
      task?.assignee === id || (task?.assignee === undefined && groups.includes('owner')),
    refuses: 'not-your-task',
  },
  /** What a case may cost is told to those who decide what is offered in it. */
  decidesCost: {
    says: 'the owner of the case, or whoever approves or releases the offer',
    freeFor: ['supervisor'],
    holds: ({ id }, { file, task }) =>
      file.head.owner === id || (task?.assignee === id && (task.kind === 'approve' || task.kind === 'release')),
    refuses: 'not-your-task',
  },
  decidesBetween: {
    says: 'the owner of the case, or whoever decides between its opinions',
    freeFor: ['supervisor'],
    holds: ({ id }, { file, task }) => file.head.owner === id || (task?.kind === 'reconcile' && task.assignee === id),
    refuses: 'not-your-case',
  },
  asked: {
    says: 'an expert with a task in the case, now or before',
    freeFor: ['owner', 'approver', 'supervisor'],
    holds: ({ id }, { file }) => tookPart(file, id),
    refuses: 'expert-not-asked',
  },
} as const satisfies Record<string, Relation>;

/** Whether somebody may do what asks for a relation: by their role, or because it holds. */
export const isRelated = (relation: Relation, user: User, about: About): boolean =>
  relation.freeFor.some((role) => user.groups.includes(role)) || relation.holds(user, about);
