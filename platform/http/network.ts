import { isIPv6 } from 'node:net';

/** The eight groups of an address of IPv6, as numbers; where it ends as one of IPv4, the last two groups say that. */
const groupsOf = (address: string): number[] => {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const [, head = '', ...bytes] = dotted ?? [];
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
  const plain = dotted ? `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : address;
  const [before = '', after] = plain.split('::');
  const read = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  if (after === undefined) return read(before);
  const [start, end] = [read(before), read(after)];
  return [...start, ...Array.from({ length: 8 - start.length - end.length }, () => 0), ...end];
};

/**
 * The network that an address is in: the address itself for IPv4, its first 64 bits for IPv6, since a device there takes another
 * address every few hours (RFC 8981). `unknown` where there is none.
 */
export const networkOf = (address: string | undefined): string => {
  const plain = address?.split('%')[0]?.trim().toLowerCase() ?? '';
  if (!isIPv6(plain)) return plain || 'unknown';
  const groups = groupsOf(plain);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const [g6 = 0, g7 = 0] = groups.slice(6);
  if (isMapped) return [g6 >> 8, g6 & 255, g7 >> 8, g7 & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
};
