import type * as z from 'zod/mini';
import type { Role } from '#domain/vocabulary.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import type { DeskDeps } from '../contract.ts';
import { forStaff, id } from './for-staff.ts';
import { demandRole, type Reader } from './reader.ts';

/** The header that makes a repeat harmless, and what it can refuse. */
export const keyHeader = {
  'Idempotency-Key': {
    description: 'A key of your choice; a repeat with it does the same once. Without it a double click is recognised',
    required: false,
  },
};
export const keyRefusals = ['idempotency-key-invalid', 'idempotency-key-reused'] as const;

/** Something that people of the team do to a case. */
type Act<Body> = Pick<Endpoint<DeskDeps>, 'summary' | 'headers'> & {
  path: `/desk/cases/{id}/${string}`;
  body: z.ZodMiniType<Body>;
  /** What it answers with when it is done; 200 if no status is given. */
  done: { status?: 200 | 201; description: string; schema: z.ZodMiniType };
  /** Codes of what it refuses, besides a case that is not there or blocked and a role that is missing. */
  refuses?: Endpoint<DeskDeps>['refuses'];
  /** Who may do it; owners and supervisors if not given. */
  roles?: readonly Role[];
  /** Takes an idempotency key. */
  isKeyed?: boolean;
  act: (input: Body & { caseId: string; user: Reader; idempotencyKey?: string }, deps: DeskDeps) => Promise<unknown>;
};

/** The endpoint of an act on a case: who may do it is settled before the use case sees it. */
export const actOnCase = <Body extends object>({
  done: { status = 200, ...answer },
  refuses = [],
  roles = ['owner', 'supervisor'],
  isKeyed = false,
  act,
  ...definition
}: Act<Body>): Endpoint<DeskDeps> =>
  endpoint<DeskDeps, Body>({
    ...definition,
    method: 'POST',
    access: 'desk',
    ...(isKeyed && { headers: { ...definition.headers, ...keyHeader } }),
    refuses: ['role-missing', 'no-such-case', ...(isKeyed ? keyRefusals : []), ...refuses],
    responses: { [status]: answer },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, ...roles);
      const key = isKeyed ? idempotencyKeyOf(request.headers) : {};
      return { status, body: await act({ ...request.body, caseId: id(request), user, ...key }, deps) };
    }),
  });
