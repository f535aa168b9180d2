import { relations } from '#domain/tasks/relations.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { Reopen, Reopened } from './contract.ts';
import { demandReopenable, reopen } from './reopen.ts';

/** A case after its end. */
export const replyEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/reopen',
    summary: 'Open a closed case again, with a reason: it is examined and an offer can be made anew',
    body: Reopen,
    done: { description: 'The cycle that begins', schema: Reopened },
    refuses: ['case-merged', 'case-not-closed', 'tone-wrong'],
    check: ({ file, user, deps }) => demandReopenable(file, user, deps),
    relation: relations.ownerOfCase,
    act: reopen,
  }),
];
