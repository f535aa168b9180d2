import type { Policy } from '#domain/policy/policy.ts';
import { type Definition, type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import type { DeskDeps } from '../contract.ts';
import { readerOf } from '../http/reader.ts';
import { demandWho, isForSome, type Who } from './who.ts';

/** An endpoint of the desk: none is without a rule of who may use it. */
export type DeskEndpoint<Deps = DeskDeps> = Endpoint<Deps> & { who: Who };

/** An endpoint of the desk as it is written down. */
export const deskEndpoint = <Deps, Body = never>({
  who,
  ...definition
}: Omit<Definition<Deps, Body>, 'access'> & { who: Who }): DeskEndpoint<Deps> => ({
  ...endpoint<Deps, Body>({ ...definition, access: 'desk' }),
  who,
});

/** Whoever has no right to an endpoint is refused before it sees the request. */
export const forWho = <Deps extends { policy: Policy }>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> => ({
  ...entry,
  refuses: [
    ...new Set([
      ...entry.refuses,
      ...(isForSome(entry.who) ? (['role-missing'] as const) : []),
      ...(entry.who.relation ? [entry.who.relation.refuses] : []),
    ]),
  ],
  handle: async (request, deps) => {
    demandWho(readerOf(request), { who: entry.who, policy: deps.policy, request });
    return entry.handle(request, deps);
  },
});
