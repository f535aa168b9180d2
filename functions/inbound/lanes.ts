import type { ChannelItem } from '#channels/contract.ts';

/** What two items of one delivery may have in common: the person under any of their names, the conversation, the message. */
const tiesOf = (item: ChannelItem): string[] => {
  const { author, threadId, externalId } = item;
  const ties: [string, string | undefined][] = [
    ['person', author.id],
    ['person', author.alias],
    ['mail', author.email?.toLowerCase()],
    ['phone', author.phone?.replace(/\D/g, '')],
    ['conversation', threadId],
    ['message', externalId],
  ];
  return ties.flatMap(([kind, value]) => (value ? [`${kind} ${value}`] : []));
};

/**
 * The places of the items of a delivery, in lanes: items of one person, one conversation or about one message lie in one lane, in
 * the order in which they came, since the second message of a person belongs to the case that the first one opens.
 */
export const lanesOf = (items: readonly ChannelItem[]): number[][] => {
  const above = items.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (above[root] !== root) root = above[root] ?? root;
    for (let next = index; next !== root; ) {
      const up = above[next] ?? root;
      above[next] = root;
      next = up;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [index, item] of items.entries())
    for (const tie of tiesOf(item)) {
      const first = firstWith.get(tie);
      if (first === undefined) firstWith.set(tie, index);
      else above[Math.max(rootOf(first), rootOf(index))] = Math.min(rootOf(first), rootOf(index));
    }
  return [...Map.groupBy(above.keys(), rootOf).values()];
};
