/** Code units in the order of their UTF-8 bytes: what lies beyond the basic plane comes last. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** The order of sort keys: by UTF-8 bytes (Developer Guide, "Query"), not by UTF-16 as JavaScript compares. */
export const inOrder = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
};

/** Where a sort key lies among items that are in order, or would lie. */
export const placeOf = (items: readonly { sk: string }[], sk: string): number => {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (inOrder(items[middle]?.sk ?? '', sk) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
};
