/** One task, to be decided. */
export const DecideScreen = () => null;
