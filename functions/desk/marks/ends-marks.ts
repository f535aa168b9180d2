import { forgetMarksIn } from '#cases/store/marks.ts';
import { CASE_ID, caseIdOf } from '#domain/case/ids.ts';
import { log } from '#platform/log.ts';
import type { Afterwards } from '../http/afterwards.ts';
import { readerOf } from '../http/reader.ts';

/** An answer to the customer, or a decision. */
const ANSWERS = /^\/desk\/(?:cases\/\{id\}\/(?:messages|completion)|tasks\/\{id\}\/complete)$/;

/** Whoever has answered or decided in a case has no more need of what they had marked in it. */
export const endsMarks: Afterwards = ({ method, path }) =>
  method === 'POST' && ANSWERS.test(path)
    ? async (request, { table }) => {
        const caseId = caseIdOf(request.params['id'] ?? '');
        if (!CASE_ID.test(caseId)) return;
        await forgetMarksIn(table, readerOf(request).id, caseId).catch(() => log('warn', 'marks not dropped', {}));
      }
    : undefined;
