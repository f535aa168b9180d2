import type { Endpoint } from './endpoint.ts';

type Place = Pick<Endpoint<never>, 'method' | 'path'>;
/** The endpoint that an address leads to, as API Gateway names it, with what stands in its places. */
export type Found = { routeKey: string; params: Record<string, string> };

const literals = (path: string): number => path.split('/').filter((part) => !part.startsWith('{')).length;

const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replaceAll(/\{(\w+)\+\}/g, '(?<$1>.+)')
      .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`,
  );

/** Leads an address to its endpoint as API Gateway does: of several that fit, to the one that names most of it. What stands in its places is as it came. */
export const router = (places: Place[]) => {
  const routes = places
    .map(({ method, path }) => ({ method, path, matches: pattern(path), literals: literals(path) }))
    .toSorted((a, b) => b.literals - a.literals);
  return (method: string, address: string): Found | undefined => {
    for (const route of routes) {
      const match = route.method === method ? route.matches.exec(address) : null;
      if (match) return { routeKey: `${route.method} ${route.path}`, params: { ...match.groups } };
    }
    return undefined;
  };
};

/**
 * The methods that an address is asked by. Where many share a path (`{proxy+}`), it says nothing of what is there.
 */
export const methodsAt = (places: Place[], address: string): string[] => [
  ...new Set(
    places.flatMap(({ method, path }) => (!path.includes('+}') && pattern(path).test(address) ? [method] : [])),
  ),
];
