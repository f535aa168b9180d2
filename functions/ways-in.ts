import type { Endpoint } from '#platform/http/endpoint.ts';

/** From so many endpoints on those of one area share a route. */
const MANY = 3;

/** `/desk/cases/{id}/holds` lies in `/desk/cases/`; what has no part below its area lies in none. */
const areaOf = (path: string): string | undefined => /^\/desk\/[^/{]+\//.exec(path)?.[0];

type Door = Pick<Endpoint<never>, 'method' | 'path' | 'access'>;

/** Where requests come in at a function; `isArea` where the function itself has to look which endpoint is meant. */
export type WayIn = Door & { isArea: boolean };

/**
 * The routes of a function's endpoints. Each is a resource of the stack, which has 500 at most (AWS: CloudFormation quotas), so the
 * many of one method and area of the desk, such as `POST /desk/cases/...`, share one.
 * @param taken areas that another function has the shared route of, whose endpoints keep one each; those that get one here are added
 */
export const waysIn = (endpoints: Door[], taken = new Set<string>()): WayIn[] => {
  const areas = Map.groupBy(endpoints, ({ method, path }) => `${method} ${areaOf(path) ?? path}`);
  return [...areas].flatMap(([area, some]): WayIn[] => {
    const [first] = some;
    const shares = some.length >= MANY && !taken.has(area) && some.every(({ access }) => access === 'desk');
    if (!first || !shares) return some.map(({ method, path, access }) => ({ method, path, access, isArea: false }));
    taken.add(area);
    return [{ method: first.method, path: `${areaOf(first.path)}{proxy+}`, access: first.access, isArea: true }];
  });
};
