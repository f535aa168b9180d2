import type * as z from 'zod/mini';
import type { User } from '#domain/tasks/decide.ts';
import type { Relation } from '#domain/tasks/relations.ts';
import type { Role } from '#domain/vocabulary.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { idempotencyKeyOf } from '#platform/http/idempotency-key.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CASE_WORK, type Who } from '../access/who.ts';
import type { DeskContext, DeskDeps } from '../contract.ts';
import { forStaff, id } from './for-staff.ts';
import type { Reader } from './reader.ts';

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
export type AskableAct = { action: string; who: Who; check?: ActCheck };

/** An endpoint of an act that can be asked for. */
export type ActEndpoint = DeskEndpoint & { asks: Omit<AskableAct, 'who'> };

/** An endpoint written in full, with how it is asked for. */
export const askable = (asks: ActEndpoint['asks'], entry: DeskEndpoint): ActEndpoint => ({ asks, ...entry });

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
  /** What they need besides, where the role does not leave them free; `check` or `act` enforces it. */
  relation?: Relation;
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
  roles = CASE_WORK.roles,
  relation,
  isKeyed = false,
  check,
  act,
  ...definition
}: Act<Body>): ActEndpoint => ({
  asks: { action: definition.path.split('/').at(-1) ?? '', ...(check && { check }) },
  ...deskEndpoint<DeskDeps, Body>({
    ...definition,
    method: 'POST',
    who: { roles, ...(relation && { relation }) },
    ...(isKeyed && { headers: { ...definition.headers, ...keyHeader } }),
    refuses: ['no-such-case', ...(isKeyed ? keyRefusals : []), ...refuses],
    responses: { [status]: answer },
    handle: forStaff(async (request, deps, user) => {
      const key = isKeyed ? idempotencyKeyOf(request.headers) : {};
      return { status, body: await act({ ...request.body, caseId: id(request), user, ...key }, deps) };
    }),
  }),
});
