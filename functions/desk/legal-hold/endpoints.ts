import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { HoldOfCase, LegalHold } from './contract.ts';
import { demandPersonal, setLegalHold } from './legal-hold.ts';

export const LEGAL_HOLD_PATH = '/desk/cases/{id}/legal-hold';

/** Keeping a case for a court. For supervisors. */
export const legalHoldEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: LEGAL_HOLD_PATH,
    summary: 'Set or lift a legal hold, with a reason: while it stands nothing of the case is blocked or destroyed',
    body: LegalHold,
    done: { description: 'Since when it stands; nothing once it is lifted', schema: HoldOfCase },
    refuses: ['personal-data-destroyed'],
    roles: ['supervisor'],
    check: ({ file }) => demandPersonal(file),
    act: setLegalHold,
  }),
];
