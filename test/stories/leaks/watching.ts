import type { InMemoryAmends } from '#test/support/in-memory-amends.ts';
import type { Answer } from '#test/support/in-memory-options.ts';

type User = { id: string; groups: string[] };

/** An answer, to whom it went and what was asked. */
export type Seen = { who: string; groups: string[]; method: string; path: string; answer: string };

/** Amends in memory that keeps every answer it gives, with its headers. */
export const watched = (amends: InMemoryAmends) => {
  const seen: Seen[] = [];
  const call: InMemoryAmends['call'] = async (method, path, options = {}) => {
    const answer: Answer = await amends.call(method, path, options);
    const { id = 'customer', groups = [] }: Partial<User> = options.user ?? {};
    seen.push({ who: id, groups, method, path, answer: `${JSON.stringify(answer.headers)}\n${answer.text}` });
    return answer;
  };
  return { ...amends, call, seen };
};
export type Watched = ReturnType<typeof watched>;
