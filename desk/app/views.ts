import type { View } from '../api/types.ts';

/** The lists of the desk, in the order of the navigation: the open tasks of a view, and one's own cases. */
export const VIEWS = [
  'mine',
  'cases',
  'unassigned',
  'opinions',
  'approvals',
  'escalations',
  'breaching',
  'breached',
  'waiting',
  'snoozed',
  'closed',
] as const satisfies readonly (View | 'cases' | 'closed')[];
