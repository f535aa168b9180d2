import type { Task } from '../case/task.ts';

/** The name of the schedule of a task's next escalation step, after so many. */
export const taskSchedule = ({ taskId, step }: Pick<Task, 'taskId' | 'step'>): string => `task-${taskId}-${step}`;

const NAME = /^task-(.+)-(\d+)$/;

/** The task and step that a schedule is named after; undefined where it is none of a task. */
export const taskOfSchedule = (name: string): Pick<Task, 'taskId' | 'step'> | undefined => {
  const [, taskId, step] = NAME.exec(name) ?? [];
  return taskId === undefined ? undefined : { taskId, step: Number(step) };
};
