import { Refusal } from '#domain/refusal.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CUSTOMERS_KNOWN, SUPERVISORS, type Who } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { cursorQuery, languageHeader } from '../http/asked.ts';
import { forStaff, ok } from '../http/for-staff.ts';
import { instant, oneOf } from '../http/query-values.ts';
import { CasePage, Counts, caseStates } from './contract.ts';
import { countViews } from './counts.ts';
import { listCases } from './list-cases.ts';

/** A cursor of the ended ones is the index's own; those that are worked on are asked for from an instant on. Refuses: value-invalid. */
const cursorIn = (state: (typeof caseStates)[number], cursor: string | undefined): { cursor?: string } => {
  if (!cursor || state !== 'closed') return instant('cursor', cursor);
  if (/^[\w-]{1,1000}$/.test(cursor)) return { cursor };
  throw new Refusal('value-invalid', {
    errors: [{ pointer: '/cursor', message: 'must be the cursor of the page before' }],
  });
};

const personIn = (owner: string): string => {
  if (PERSON.test(owner)) return owner;
  throw new Refusal('value-invalid', {
    errors: [{ pointer: '/owner', message: 'must be `me` or the id of a person' }],
  });
};

const PERSON = /^[a-z0-9][\w.@-]{0,99}$/i;

const ofSomebodyElse: NonNullable<Who['parts']>[number] = {
  when: 'owner=somebody else',
  isAsked: ({ query: { owner = 'me' } }, { id }) => owner !== 'me' && owner !== id && PERSON.test(owner),
  roles: SUPERVISORS.roles,
  why: {
    es: 'Solo los supervisores ven en una lista los casos de otra persona',
    en: 'Only supervisors see the cases of somebody else as a list',
  },
};

/** What somebody has, and how many there are of what. */
export const ownCasesEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/counts',
    summary: 'How many there are in each list of the reader; 1000 stands for that many or more',
    who: CARE_TEAM,
    refuses: [],
    responses: { 200: { description: 'By the name of the view; `cases` are the reader’s open cases', schema: Counts } },
    handle: forStaff(async (_, deps, reader) => ok(await countViews(reader, deps))),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/cases',
    summary:
      'The cases of the reader, or of somebody for supervisors: open ones by answer date, closed ones the last first',
    who: { ...CUSTOMERS_KNOWN, parts: [ofSomebodyElse] },
    headers: languageHeader,
    query: {
      owner: { description: '`me` (if absent), or the id of a person' },
      state: {
        description:
          'Those that are worked on (if absent), those that are not any more, or those that the reader has put off',
        values: caseStates,
      },
      ...cursorQuery,
    },
    refuses: ['value-unknown', 'value-invalid'],
    responses: { 200: { description: 'A page of cases', schema: CasePage } },
    handle: forStaff(async ({ query: { owner = 'me', state: named = 'open', cursor } }, deps, reader) => {
      const state = oneOf('state', caseStates, named);
      return ok(await listCases({ owner: personIn(owner), state, ...cursorIn(state, cursor), reader }, deps));
    }),
  }),
];
