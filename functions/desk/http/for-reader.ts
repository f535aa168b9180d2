import { CASE_ID, caseIdOf, isTaskId } from '#domain/case/ids.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import type { Request } from '#platform/http/request.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { GuardedDeps } from '../contract.ts';
import { guarded } from './guarded.ts';
import { asksWhy, interventionOf } from './intervention.ts';
import { readerOf } from './reader.ts';
import { recordReads } from './record-reads.ts';

/** The case that a request names in its path, by its own id or by the id of a task. */
const caseNamed = ({ params: { id = '' } }: Pick<Request, 'params'>): string | undefined => {
  const caseId = isTaskId(id) ? caseIdOf(id) : id;
  return CASE_ID.test(caseId) ? caseId : undefined;
};

/**
 * Every endpoint of the desk, whatever it does: its reader meets no case that is about them. What its path names is looked at
 * first, so that not even a refusal of another kind says how such a case stands. What it shows is recorded.
 */
export const forReader = <Deps extends GuardedDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> => ({
  ...entry,
  refuses: [
    ...new Set([
      ...entry.refuses,
      'concerned-by-case' as const,
      ...(asksWhy(entry) ? (['reason-missing'] as const) : []),
    ]),
  ],
  handle: async (request, deps) => {
    const reader = readerOf(request);
    const caseId = caseNamed(request);
    const head = caseId ? await resolveMergedHead(guarded(deps, reader).cases, caseId) : undefined;
    const own = guarded(deps, reader, interventionOf(entry, request, { reader, head }));
    const answer = await entry.handle(request, own);
    await recordReads(answer, { entry, by: reader.id, named: head?.caseId }, deps);
    return answer;
  },
});
