import type * as z from 'zod/mini';
import type { User } from '#domain/tasks/decide.ts';
import type { Role } from '#domain/vocabulary.ts';
import { type Endpoint, endpoint } from '#platform/http/endpoint.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
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

/** A case, and who is about to do something to it. */
type Acting = DeskContext & { user: User };

/** Refuses what cannot be done to a case as it stands. */
export type ActCheck = (acting: Acting) => void;

/** An act, as it is asked for without being done: what it is called (the end of its path), who may do it, what is in the way. */
export type AskableAct = { action: string; roles: readonly Role[]; check?: ActCheck };

/** An endpoint of an act that can be asked for. */
export type ActEndpoint = Endpoint<DeskDeps> & { asks: AskableAct };

/** An endpoint written in full, with how it is asked for. */
export const askable = (asks: AskableAct, entry: Endpoint<DeskDeps>): ActEndpoint => ({ asks, ...entry });

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
  /** What of the case stands in the way, whatever the body says: the check that the use case itself begins with. */
  check?: ActCheck;
  act: (input: Body & { caseId: string; user: Reader; idempotencyKey?: string }, deps: DeskDeps) => Promise<unknown>;
};

/** The endpoint of an act on a case: who may do it is settled before the use case sees it. */
export const actOnCase = <Body extends object>({
  done: { status = 200, ...answer },
  refuses = [],
  roles = ['owner', 'supervisor'],
  isKeyed = false,
  check,
  act,
  ...definition
}: Act<Body>): ActEndpoint => ({
  asks: { action: definition.path.split('/').at(-1) ?? '', roles, ...(check && { check }) },
  ...endpoint<DeskDeps, Body>({
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
  }),
});
