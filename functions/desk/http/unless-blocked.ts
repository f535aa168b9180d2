import type { Case } from '#domain/case/case.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { GuardedDeps } from '../contract.ts';
import { LEGAL_HOLD_PATH } from '../legal-hold/endpoints.ts';

/** Refuses: case-blocked. */
export const demandUnblocked = ({ blockedAt }: Pick<Case, 'blockedAt'>): void => {
  if (blockedAt) throw new Refusal('case-blocked');
};

const changesCase = ({ method, path }: Pick<Endpoint<never>, 'method' | 'path'>): boolean =>
  method === 'POST' && path.startsWith('/desk/cases/{id}/') && path !== LEGAL_HOLD_PATH;

/** Nothing can be written on a blocked case; only a legal hold can still keep it from being destroyed. */
export const unlessBlocked = <Deps extends GuardedDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> =>
  changesCase(entry)
    ? {
        ...entry,
        refuses: [...entry.refuses, 'case-blocked'],
        handle: async (request, deps) => {
          const { id = '' } = request.params;
          const head = CASE_ID.test(id) ? await resolveMergedHead(deps.cases, id) : undefined;
          if (request.user && head) demandUnblocked(head);
          return entry.handle(request, deps);
        },
      }
    : entry;
