import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { PointList, PointNotes } from './contract.ts';
import { demandUnanswered, recordNotes } from './record-notes.ts';

/** What a complaint asks, one by one: a final answer waits until each point has an answer. For owners and supervisors. */
export const pointsEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/points',
    summary:
      'List, confirm, reword, answer or strike points of the complaint; no final answer goes out while one is open, or without any',
    body: PointNotes,
    done: { description: 'All points as they are now, with what the tone check found', schema: PointList },
    refuses: ['complaint-answered', 'points-unknown', 'points-too-many', 'tone-wrong'],
    check: ({ file }) => demandUnanswered(file),
    act: recordNotes,
  }),
];
