/** The record of the last link of a chain: its number and its hash. */
type End = { number: number; hash: string };

/**
 * Whether the record of the end of a chain names another link than the last that is there. A stack that runs goes on while it is read:
 * where links have come since the record was read, it is read again.
 * @param last number of the last link that is there, 0 where there is none
 * @param hash its hash
 */
export const endsElsewhere = async (
  end: End,
  { last, hash }: { last: number; hash: string },
  readAgain: () => Promise<End>,
): Promise<boolean> => {
  const now = end.number < last ? await readAgain() : end;
  return now.number < last || (now.number === last && now.hash !== hash);
};
