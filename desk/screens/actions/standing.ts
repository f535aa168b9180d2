import type { CorrectiveAction } from '#domain/improvement/corrective-action.ts';

type Standing = 'open' | 'late' | 'done' | 'given-up';

/** How an action stands on a day: one that is open past its date is late. @param today of the company's zone */
export const standingOf = ({ state, dueOn }: Pick<CorrectiveAction, 'state' | 'dueOn'>, today: string): Standing =>
  state === 'open' && dueOn < today ? 'late' : state;
