import type * as z from 'zod/mini';
import type { CaseFile } from '#cases/store/case-store.ts';
import { pointsOf } from '#domain/agreement/points.ts';
import { present } from '../present.ts';
import type { Reading } from '../reading.ts';
import type { CasePoint } from './contract.ts';

/** The points of a complaint as somebody of the team reads them. */
export const pointViews = ({ events }: CaseFile, { text }: Reading): z.infer<typeof CasePoint>[] =>
  pointsOf(events).map(({ pointId, textId, answerTextId, answeredBy, answeredAt }) =>
    present({ pointId, point: text(textId) ?? '', answer: text(answerTextId), answeredBy, answeredAt }),
  );
