import type { CaseStore } from '#domain/case/case-store.ts';
import { CASE_ID, caseIdOf, isTaskId } from '#domain/case/ids.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { underPolicyOf } from '#domain/policy/under-policy.ts';
import type { Request, Response } from '#platform/http/request.ts';
import type { DeskDeps } from '../contract.ts';
import { type Reader, readerOf } from './reader.ts';

/** The id in the path. */
export const id = (request: Request<unknown>): string => request.params['id'] ?? '';

/** The case that a request is about, by its own id or by that of a task of it. */
const caseIdIn = (named: string): string | undefined => {
  if (CASE_ID.test(named)) return named;
  return isTaskId(named) ? caseIdOf(named) : undefined;
};

/**
 * Only those signed in with a role come this far; the reader is what every use case of the desk starts from. What is about a case
 * is done under the policy that the case goes by.
 */
export const forStaff =
  <Body, Deps extends { cases: CaseStore; policy: Policy } = DeskDeps>(
    handle: (request: Request<Body>, deps: Deps, reader: Reader) => Promise<Response>,
  ) =>
  async (request: Request<Body>, deps: Deps): Promise<Response> => {
    const reader = readerOf(request);
    const caseId = caseIdIn(id(request));
    return handle(request, caseId === undefined ? deps : await underPolicyOf(deps, caseId), reader);
  };

/** What an endpoint answers with. */
export const ok = (body: unknown): Response => ({ status: 200, body });
