import type { CaseTask, DeskCase } from '../../api/types.ts';

/** What every form of a task is given. */
export type TaskFormProps = { file: DeskCase; task: CaseTask; onDone: () => void };
