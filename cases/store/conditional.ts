import { ConditionFailed } from './table.ts';

/** Waits for a conditional write. @returns false where its condition does not hold: another was faster, or it was done before */
export const ifConditionHolds = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return false;
  }
};
