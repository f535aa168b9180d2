import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { recordAdr } from './adr.ts';
import { Adr, AdrRequest } from './adr-contract.ts';
import { HoldsOfCase, ReleaseHold } from './contract.ts';
import { demandHold, releaseHold } from './release-hold.ts';

/** What rests while a complaint is open, and the outside bodies that make it rest longer. */
export const holdsEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/holds',
    summary: 'Release a hold of an open complaint, with a reason: only safety allows it, and only a supervisor does it',
    body: ReleaseHold,
    done: { description: 'The holds that still stand', schema: HoldsOfCase },
    refuses: ['hold-not-in-force'],
    roles: ['supervisor'],
    check: ({ file }) => demandHold(file),
    act: releaseHold,
  }),
  actOnCase({
    path: '/desk/cases/{id}/adr',
    summary: 'Record that an outside body asked about a case, closed or not, or what came of it',
    body: Adr,
    done: { description: 'Recorded; said again, nothing changes', schema: AdrRequest },
    refuses: ['body-unknown', 'adr-request-of-another-body', 'no-such-adr-request'],
    act: ({ caseId, user, ...adr }, deps) => recordAdr({ adr, caseId, user }, deps),
  }),
];
