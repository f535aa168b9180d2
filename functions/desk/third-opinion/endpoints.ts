import { relations } from '#domain/tasks/relations.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { askThirdOpinion, demandAskable } from './ask-third-opinion.ts';
import { ThirdOpinion, ThirdOpinionAsked } from './contract.ts';

/** Another opinion where those there are differ: for the owner, whoever decides between them, and supervisors. */
export const thirdOpinionEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/third-opinion',
    summary: 'Ask another expert, while somebody decides between opinions that differ; one at a time',
    body: ThirdOpinion,
    done: { status: 201, description: 'Who is asked, and until when', schema: ThirdOpinionAsked },
    refuses: ['not-your-case', 'no-opinions-differ', 'third-opinion-asked-before', 'person-unfit'],
    roles: CARE_TEAM.roles,
    relation: relations.decidesBetween,
    check: demandAskable,
    act: askThirdOpinion,
  }),
];
