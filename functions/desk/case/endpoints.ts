import { relations } from '#domain/tasks/relations.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import type { AskableAct } from '../http/act-on-case.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import { etagOf } from '../http/if-match.ts';
import { DeskCase } from './contract.ts';
import { pagesIn } from './pages.ts';
import { showCase } from './show-case.ts';

/** One case, as its reader may see it, with what they may do to it. */
export const wholeCase = (acts: readonly AskableAct[]): DeskEndpoint =>
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases/{id}',
    summary:
      'Everything about a case (id or reference) that the reader may see; reasons in the language of Accept-Language',
    who: { ...CARE_TEAM, relation: relations.asked },
    headers: languageHeader,
    query: {
      before: { description: 'An older page of messages: where the page before ended (`earlierMessages`)' },
      historyBefore: { description: 'An older page of the history: where the page before ended (`earlierHistory`)' },
    },
    refuses: ['no-such-case', 'expert-not-asked', 'value-invalid'],
    responses: { 200: { description: 'The case; its ETag is what If-Match takes', schema: DeskCase } },
    handle: forStaff(async (request, deps, reader) => {
      const shown = await showCase({ caseId: id(request), reader, acts, ...pagesIn(request.query) }, deps);
      return { ...ok(shown), headers: { etag: etagOf(shown.version ?? 0) } };
    }),
  });
