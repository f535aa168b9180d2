import { type Change, combine, textItem } from '#domain/case/change.ts';
import type { Task } from '#domain/case/task.ts';
import { concernedIn, lastResort } from '#domain/people/concerned.ts';
import { dayOf, isFree } from '#domain/people/directory.ts';
import type { User } from '#domain/tasks/decide.ts';
import { takesOver } from '#domain/tasks/escalation-policy.ts';
import { openTask } from '#domain/tasks/open-task.ts';
import type { CaseKind } from '#domain/vocabulary.ts';
import type { DeskContext } from '../contract.ts';

/** What takes a second person: that a case is set aside as something, or that it is not about a colleague. */
type Proposed = { about: 'set-aside'; kind: CaseKind } | { about: 'clear'; person: string };

export type Proposal = Proposed & { user: User; reason: string; reasonTextId: string };

/** Who decides, and by which task. */
export type SecondAsked = { taskId: string; to?: string };

const subjectOf = (proposal: Proposed): string =>
  proposal.about === 'set-aside' ? `set-aside:${proposal.kind}` : `clear:${proposal.person}`;

export const isSetAside = (subject = ''): boolean => subject.startsWith('set-aside:');

/** What a task asks a second person about. */
export const proposedIn = ({ subject = '' }: Pick<Task, 'subject'>): Proposed => {
  const [about, what = ''] = subject.split(':');
  return about === 'clear' ? { about, person: what } : { about: 'set-aside', kind: what as CaseKind };
};

const askedOf = ({ taskId, assignee }: Task): SecondAsked => ({ taskId, ...(assignee && { to: assignee }) });

/**
 * Who decides: the owner where the case is to be set aside, else a supervisor, else whoever is asked last; never who proposed it,
 * and nobody whom the case is about.
 */
const secondFor = ({ file, at, deps: { policy } }: DeskContext, { about, user }: Proposal): string | undefined => {
  const day = dayOf(policy, at);
  const excluded = [...concernedIn(policy, file), user.id];
  const { owner } = file.head;
  if (about === 'set-aside' && isFree(policy, owner, { day, excluded })) return owner;
  const to =
    takesOver(policy, { level: 'supervisor', assignee: user.id, day, excluded })?.to ??
    lastResort(policy, { day, excluded });
  return to === user.id ? undefined : to;
};

/** Puts a proposal before a second person, once: nothing of it happens until they confirm it, and no timer does. */
export const askSecond = (context: DeskContext, proposal: Proposal): { asked: SecondAsked; change?: Change } => {
  const { file, at, deps } = context;
  const { head, tasks } = file;
  const { about, reason, reasonTextId, user } = proposal;
  const subject = subjectOf(proposal);
  const before = tasks.filter(({ kind, cycle }) => kind === 'second-person' && cycle === head.cycle);
  const open = before.find((task) => task.status === 'open' && task.subject === subject);
  if (open) return { asked: askedOf(open) };
  const { task, ...opened } = openTask(
    { head, at, deps },
    {
      kind: 'second-person',
      caseId: head.caseId,
      cycle: head.cycle,
      parts: [before.length + 1],
      assignee: secondFor(context, proposal),
      subject,
      proposedBy: user.id,
      textId: reasonTextId,
    },
  );
  const change = combine(
    {
      events: [
        {
          type: 'second-person-asked',
          actor: { kind: 'person', id: user.id },
          data: {
            taskId: task.taskId,
            about,
            ...(proposal.about === 'set-aside' ? { kind: proposal.kind } : { person: proposal.person }),
            reasonTextId,
          },
        },
      ],
      items: [textItem(reasonTextId, reason)],
    },
    opened,
  );
  return { asked: askedOf(task), change };
};
