import * as z from 'zod/mini';
import { motives } from '#domain/understand/motives.ts';
import { caseKinds, motiveSteps, statuses } from '#domain/vocabulary.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import { actOnCase } from '../http/act-on-case.ts';
import { AskedSecond } from '../second-person/contract.ts';
import { CaseReference, KindOfCase, Merge, MotiveOfCase, Split, Undo } from './contract.ts';
import { demandMergeable, mergeCase } from './merge.ts';
import { setKind } from './set-kind.ts';
import { demandWorkedOn, setMotive } from './set-motive.ts';
import { demandSplittable, splitCase } from './split.ts';
import { demandUndoable, undo } from './undo.ts';

const goesOn = { description: 'The case to go on with', schema: CaseReference };

/** What can be in the way of nobody working on a case any more. */
const inTheWay = ['case-parked', 'case-settled', 'offer-pending', 'body-pending', 'case-in-motion'] as const;
const ofMerge = [
  'different-people',
  'same-case',
  'merge-target-not-open',
  'case-too-large',
  'meeting-pending',
  ...inTheWay,
] as const;

/** One matter, one case: merging, splitting, taking that back, and saying what a case is. For owners and supervisors. */
export const matterEndpoints: DeskEndpoint[] = [
  actOnCase({
    path: '/desk/cases/{id}/merge',
    summary: 'Merge a case into another (id or reference): it stays as a stub that leads there, replies follow',
    body: Merge,
    done: goesOn,
    refuses: ofMerge,
    check: ({ file }) => demandMergeable(file),
    act: mergeCase,
  }),
  actOnCase({
    path: '/desk/cases/{id}/split',
    summary: 'Make a case of its own of some messages; the customer gets its acknowledgment',
    body: Split,
    done: { status: 201, description: 'The new case', schema: CaseReference },
    refuses: ['case-parked', 'split-unfit'],
    check: ({ file }) => demandSplittable(file),
    act: splitCase,
  }),
  actOnCase({
    path: '/desk/cases/{id}/undo',
    summary: 'Take back a merge (the case goes on where it stood) or a split (its messages come home)',
    body: Undo,
    done: goesOn,
    refuses: ['nothing-to-undo', 'merge-undone-before', 'merged-further', ...ofMerge],
    check: ({ file }) => demandUndoable(file),
    act: undo,
  }),
  actOnCase({
    path: '/desk/cases/{id}/kind',
    summary:
      'Say what a case is, with a reason. Praise and spam are parked, by a second person where its owner does not say so; saying otherwise resumes them',
    body: KindOfCase,
    done: {
      description: 'What it is now',
      schema: z.strictObject({
        kind: z.enum([...caseKinds, 'unknown']),
        status: z.enum(statuses),
        asked: z.optional(AskedSecond),
      }),
    },
    refuses: inTheWay,
    act: setKind,
  }),
  actOnCase({
    path: '/desk/cases/{id}/motive',
    summary: 'Say why the customer and the company fell out, with a reason; what the policy asks because of it follows',
    body: MotiveOfCase,
    done: {
      description: 'The motive now, and what it asks of the owner',
      schema: z.strictObject({ motive: z.enum(motives), steps: z.array(z.enum(motiveSteps)) }),
    },
    refuses: ['case-closed', 'case-parked'],
    check: ({ file }) => demandWorkedOn(file),
    act: setMotive,
  }),
];
