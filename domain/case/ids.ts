import { type TaskKind, taskKinds } from '../tasks/kinds.ts';

/** Case ids are UUIDv7: they sort by time and are legal Step Functions execution names. */
export const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Task ids are made from the case id, so a stage that runs twice plans the same task twice and nothing doubles.
 * `cycle` counts the cycles of the case (1, then one more for each reopening); `parts` separate rounds and questions.
 */
export const taskId = (
  { caseId, kind, cycle }: { caseId: string; kind: TaskKind; cycle: number },
  ...parts: (string | number)[]
): string => [caseId, kind, cycle, ...parts].join('.');

/** The case a task id belongs to. */
export const caseIdOf = (task: string): string => task.split('.', 1)[0] ?? '';

/** What follows the case id in a task id: the sort key of the task inside its case. */
export const isTaskId = (id: string): boolean => TASK_ID.test(id) && CASE_ID.test(caseIdOf(id));

/** The kind that a task id names; undefined where it is none. */
export const taskKindOf = (id: string): TaskKind | undefined =>
  isTaskId(id) ? taskKinds.find((kind) => kind === id.split('.')[1]) : undefined;

const TASK_ID = new RegExp(`^[0-9a-f-]{36}\\.(${taskKinds.join('|')})(\\.[0-9]{1,3}){1,3}$`);

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How a reference is written, as a part of a pattern. */
export const REFERENCE_FORM = `AM-[${ALPHABET}]{8}`;

/**
 * The reference a customer reads out on the phone: `AM-7K3Q9F2D`, without letters that look like digits.
 * @param random 8 random bytes
 */
export const referenceOf = (random: Uint8Array): string =>
  `AM-${Array.from(random.subarray(0, 8), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;

/** The name of the execution of a cycle: the case id, with the cycle appended after a reopening. */
export const executionName = (caseId: string, cycle: number): string => (cycle === 1 ? caseId : `${caseId}-${cycle}`);

/** The cycle that a task id names. */
export const cycleOf = (task: string): number => Number(task.split('.')[2]);
