import type { Instant } from '../time.ts';
import type { Domain, TaskKind } from '../vocabulary.ts';

/**
 * A piece of work that an execution waits for. A stage plans it, the state machine opens it by storing its token,
 * one decision closes it. The token never leaves the back end.
 */
export type Task = {
  taskId: string;
  caseId: string;
  kind: TaskKind;
  cycle: number;
  status: 'planned' | 'open' | 'decided' | 'withdrawn';
  /** Person id in the policy, or `customer`. Absent: nobody could be found, a supervisor must hand it over. */
  assignee?: string;
  dueAt: Instant;
  /** How far up its ladder the task has climbed: 0 = nobody was reminded yet. */
  step: number;
  plannedAt: Instant;
  openedAt?: Instant;
  /** From when its ladder counts, where it stood still for a while: later than `openedAt`. */
  countsFrom?: Instant;
  decidedAt?: Instant;
  decidedBy?: string;
  token?: string;
  /** Question id of a consultation, round of an offer, index of a promise; reason and key of an escalation. */
  subject?: string;
  domain?: Domain;
  /** How high an escalation went. */
  level?: 'supervisor' | 'head';
  /** The id of the personal-text item that belongs to the task, such as an expert's question. */
  textId?: string;
  /** What the execution is told: ids and routing fields only. */
  output?: Record<string, unknown>;
};
