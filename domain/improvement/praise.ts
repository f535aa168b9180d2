/** The notice by which kind words reach somebody: one of a case for each person. */
export const praiseId = (person: string): string => `praise-${person}`;

/** The words themselves, as whoever passed them on read them. */
export const wordsOfPraise = (person: string): string => `praised-${person}`;
