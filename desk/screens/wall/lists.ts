/** The lists behind figures of the wall that are no queue. */
export const wallLists = ['stalled', 'undelivered', 'arrivals', 'untold'] as const;
export type WallList = (typeof wallLists)[number];
