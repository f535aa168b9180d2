import type { CaseContext, CaseFile } from '../case/case-file.ts';
import type { Task } from '../case/task.ts';
import type { Policy } from '../policy/policy.ts';
import { type OpenedTask, openTask } from '../tasks/open-task.ts';
import { ownerOrStandIn } from '../tasks/owner-or-stand-in.ts';
import type { Clock, Instant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import { type MeetingWork, meetingSubject } from './work.ts';

export type MeetingDeps = { policy: Policy; clock: Clock; deskUrl: string };

/** The open work about meetings. */
export const openMeetingTasks = ({ tasks }: Pick<CaseFile, 'tasks'>): Task[] =>
  tasks.filter(({ kind, status }) => kind === 'meeting' && status === 'open');

/** Opens the owner's work about a meeting; a stand-in's where they are away. */
export const askAboutMeeting = (
  context: CaseContext<MeetingDeps>,
  { work, number, request, dueAt }: { work: MeetingWork; number: number; request: LocalizedText; dueAt?: Instant },
): OpenedTask => {
  const { file, at, deps } = context;
  const { caseId, cycle } = file.head;
  const place = file.tasks.filter((task) => task.kind === 'meeting' && task.cycle === cycle).length + 1;
  return openTask(
    { head: file.head, at, deps },
    {
      ...{
        kind: 'meeting',
        caseId,
        cycle,
        parts: [place],
        subject: meetingSubject(work, number),
        assignee: ownerOrStandIn(context),
      },
      ...(dueAt !== undefined && { dueAt }),
    },
    { values: { kind: request } },
  );
};
