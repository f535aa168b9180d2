import type * as z from 'zod/mini';
import { pointsOf } from '#domain/agreement/points.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import { omitUndefined } from '#platform/omit-undefined.ts';
import type { VisiblePart } from '../case/visible-part.ts';
import type { CasePoint } from './contract.ts';

/** The points of a complaint as somebody of the team reads them. */
export const pointViews = ({ events }: CaseFile, { text }: VisiblePart): z.infer<typeof CasePoint>[] =>
  pointsOf(events).map(({ pointId, textId, proposed, answerTextId, answeredBy, answeredAt }) =>
    omitUndefined({ pointId, point: text(textId) ?? '', proposed, answer: text(answerTextId), answeredBy, answeredAt }),
  );
