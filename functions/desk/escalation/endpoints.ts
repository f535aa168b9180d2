import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { TakeBack, Taken } from './contract.ts';
import { demandTakeable, formerOwner, takeBack } from './take-back.ts';

/** The way down from where an escalation or a hand-over brought a case. */
export const escalationEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/take-back',
    summary:
      'Take a case back from where an escalation or a hand-over brought it, with a reason; counts as a hand-over',
    body: TakeBack,
    done: { description: 'Yours, with the open work of its owner', schema: Taken },
    refuses: [
      'nobody-works-on-case',
      'case-never-moved',
      'case-yours-already',
      'not-your-case',
      'hand-overs-used-up',
      'person-unfit',
    ],
    check: ({ user, ...context }) => demandTakeable(context, user),
    relation: formerOwner,
    act: takeBack,
  }),
];
