import { relations } from '#domain/tasks/relations.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { Concern, ConcernedNow } from './contract.ts';
import { setConcerned } from './set-concerned.ts';

/** Whom a case is about: for its owner and supervisors. */
export const concernedEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/concerned',
    summary:
      'Say that a case is about a colleague, who then neither reads it nor acts on it, or that it is not, which a second person confirms',
    body: Concern,
    done: { description: 'Whom it is about now, and who decides where that is to change', schema: ConcernedNow },
    refuses: ['person-unfit'],
    relation: relations.ownerOfCase,
    act: setConcerned,
  }),
];
