/**
 * Whether a text is of a pattern of IAM: `*` stands for any signs, also none, `?` for one. Steps grow with the product of both
 * lengths at most.
 */
export const wildcardMatches = (pattern: string, text: string): boolean => {
  let [at, read] = [0, 0];
  let star: { after: number; read: number } | undefined;
  while (read < text.length) {
    if (pattern[at] === '*') star = { after: ++at, read };
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[read]))
      [at, read] = [at + 1, read + 1];
    else if (star) {
      star = { after: star.after, read: star.read + 1 };
      [at, read] = [star.after, star.read];
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
};

const PARTS_OF_ARN = 6;

const partsOf = (arn: string): string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, PARTS_OF_ARN - 1), parts.slice(PARTS_OF_ARN - 1).join(':')];
};

/** Whether an ARN is of a pattern, part by part: a star does not reach over a colon of the first five. */
export const arnMatches = (pattern: string, arn: string): boolean => {
  const [expected, actual] = [partsOf(pattern), partsOf(arn)];
  return expected.length === actual.length && expected.every((part, at) => wildcardMatches(part, actual[at] ?? ''));
};
