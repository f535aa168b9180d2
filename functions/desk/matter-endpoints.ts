import * as z from 'zod/mini';
import { caseKinds, statuses } from '#domain/journey.ts';
import { type Endpoint, endpoint } from '#functions/shared/http.ts';
import { problems } from '#functions/shared/problems.ts';
import type { DeskDeps } from './contract.ts';
import { forStaff, id, ok } from './for-staff.ts';
import { mergeCase } from './merge.ts';
import { CaseReference, KindOfCase, Merge, Split, Undo } from './merge-contract.ts';
import { demandRole } from './reader.ts';
import { setKind } from './set-kind.ts';
import { splitCase } from './split.ts';
import { undo } from './undo.ts';

const refusals = problems(400, 401, 403, 404, 409, 413, 415, 422);
const goesOn = { description: 'The case to go on with', schema: CaseReference };

/** One matter, one case: merging, splitting, taking that back, and saying what a case is. For owners and supervisors. */
export const matterEndpoints: Endpoint<DeskDeps>[] = [
  endpoint<DeskDeps, Merge>({
    method: 'POST',
    path: '/desk/cases/{id}/merge',
    summary: 'Merge a case into another (id or reference): it stays as a tombstone that leads there, replies follow',
    access: 'desk',
    body: Merge,
    responses: { 200: goesOn, ...refusals },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, 'owner', 'supervisor');
      return ok(await mergeCase({ caseId: id(request), user, ...request.body }, deps));
    }),
  }),
  endpoint<DeskDeps, Split>({
    method: 'POST',
    path: '/desk/cases/{id}/split',
    summary: 'Make a case of its own of some messages; the customer gets its acknowledgment',
    access: 'desk',
    body: Split,
    responses: { 201: { description: 'The new case', schema: CaseReference }, ...refusals },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, 'owner', 'supervisor');
      return { status: 201, body: await splitCase({ caseId: id(request), user, ...request.body }, deps) };
    }),
  }),
  endpoint<DeskDeps, Undo>({
    method: 'POST',
    path: '/desk/cases/{id}/undo',
    summary: 'Take back a merge (the case goes on where it stood) or a split (its messages come home)',
    access: 'desk',
    body: Undo,
    responses: { 200: goesOn, ...refusals },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, 'owner', 'supervisor');
      return ok(await undo({ caseId: id(request), user, ...request.body }, deps));
    }),
  }),
  endpoint<DeskDeps, KindOfCase>({
    method: 'POST',
    path: '/desk/cases/{id}/kind',
    summary: 'Say what a case is, with a reason. Praise and spam are set aside; saying otherwise takes them up again',
    access: 'desk',
    body: KindOfCase,
    responses: {
      200: {
        description: 'What it is now',
        schema: z.strictObject({ kind: z.enum(caseKinds), status: z.enum(statuses) }),
      },
      ...refusals,
    },
    handle: forStaff(async (request, deps, user) => {
      demandRole(user, 'owner', 'supervisor');
      return ok(await setKind({ caseId: id(request), user, ...request.body }, deps));
    }),
  }),
];
