import { forgetMarksIn } from '#cases/store/marks.ts';
import { CASE_ID, caseIdOf } from '#domain/case/ids.ts';
import { log } from '#platform/log.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { DeskDeps } from '../contract.ts';
import { readerOf } from '../http/reader.ts';

/** An answer to the customer, or a decision. */
const ANSWERS = /^\/desk\/(?:cases\/\{id\}\/(?:messages|completion)|tasks\/\{id\}\/complete)$/;

/** Whoever has answered or decided in a case has no more need of what they had marked in it. */
export const endsMarks = <Deps extends DeskDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> =>
  entry.method === 'POST' && ANSWERS.test(entry.path)
    ? {
        ...entry,
        handle: async (request, deps) => {
          const answer = await entry.handle(request, deps);
          const caseId = caseIdOf(request.params['id'] ?? '');
          if (CASE_ID.test(caseId))
            await forgetMarksIn(deps.table, readerOf(request).id, caseId).catch(() =>
              log('warn', 'marks not dropped', {}),
            );
          return answer;
        },
      }
    : entry;
