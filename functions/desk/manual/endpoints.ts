import * as z from 'zod/mini';
import { manualEntries, manualVersions } from '#cases/store/manual.ts';
import { manualAsHtml, manualAsMarkdown } from '#domain/learning/manual-document.ts';
import { dayOf } from '#domain/people/directory.ts';
import { type DeskEndpoint, deskEndpoint } from '../access/desk-endpoint.ts';
import { CARE_TEAM, CASE_WORK, CUSTOMERS_KNOWN, SUPERVISORS } from '../access/who.ts';
import type { DeskDeps } from '../contract.ts';
import { languageHeader } from '../http/asked.ts';
import { forStaff, id, ok } from '../http/for-staff.ts';
import {
  LandmarkDecision,
  Landmarks,
  Manual,
  ManualDecided,
  ManualProposal,
  NewManualEntry,
  ShownManualEntry,
  TrainingCard,
} from './contract.ts';
import { decideLandmark, listLandmarks, trainingCard } from './landmarks.ts';
import { listedEntry, namedTopic, shownEntry } from './shown.ts';
import { decideEntry, newEntry, proposeText, requireEntry } from './write-entry.ts';

const writes = ['no-such-case', 'concerned-by-case', 'personal-data-found'] as const;
const entryOf = ({ params }: { params: Record<string, string | undefined> }): string => params['entry'] ?? '';

const KINDS = {
  html: { contentType: 'text/html', description: 'A page that stands alone', made: manualAsHtml },
  md: { contentType: 'text/markdown', description: 'CommonMark', made: manualAsMarkdown },
} as const;

/** The manual as a file to be saved. */
const asDocument = (kind: keyof typeof KINDS, summary: string): DeskEndpoint => {
  const { contentType, description, made } = KINDS[kind];
  return deskEndpoint<DeskDeps>({
    method: 'GET',
    path: `/desk/manual.${kind}`,
    summary,
    who: CARE_TEAM,
    headers: languageHeader,
    refuses: [],
    responses: { 200: { description, schema: z.string(), contentType } },
    handle: forStaff(async (_, { table, policy, clock }, { language }) => ({
      status: 200,
      text: made(await manualEntries(table), { policy, language, day: dayOf(policy, clock.now()) }),
      headers: {
        'content-type': `${contentType}; charset=utf-8`,
        'content-disposition': `attachment; filename="manual.${kind}"`,
      },
    })),
  });
};

/** What the company has learned, as people wrote it down, and the cases to learn it from. */
export const manualEndpoints: DeskEndpoint[] = [
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/manual',
    summary: 'The entries of the manual, with those that wait for a supervisor',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: [],
    responses: { 200: { description: 'All of them, by topic', schema: Manual } },
    handle: forStaff(async (_, deps, reader) =>
      ok({
        topics: deps.policy.topics.map(({ id: topic }) => namedTopic(topic, deps, reader)),
        entries: (await manualEntries(deps.table)).flatMap((entry) => listedEntry(entry, deps, reader) ?? []),
      }),
    ),
  }),
  asDocument('html', 'The approved entries as one page, to be read, printed or kept'),
  asDocument('md', 'The approved entries as one document in Markdown'),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/manual/{entry}',
    summary: 'An entry of the manual with all its versions, the cases behind each, and what waits for a supervisor',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: ['no-such-entry'],
    responses: { 200: { description: 'The newest version first', schema: ShownManualEntry } },
    handle: forStaff(async (request, deps, reader) => {
      const entry = await requireEntry(entryOf(request), deps);
      return ok(await shownEntry(entry, await manualVersions(deps.table, entry.entryId), { reader, deps }));
    }),
  }),
  deskEndpoint<DeskDeps, NewManualEntry>({
    method: 'POST',
    path: '/desk/manual',
    summary: 'Write an entry of the manual; it is shown once a supervisor has approved it',
    who: CASE_WORK,
    headers: languageHeader,
    body: NewManualEntry,
    refuses: ['value-unknown', 'entry-changed', ...writes],
    responses: { 201: { description: 'As it waits for a supervisor', schema: ShownManualEntry } },
    handle: forStaff(async ({ body }, deps, reader) => ({ status: 201, body: await newEntry(body, { reader, deps }) })),
  }),
  deskEndpoint<DeskDeps, ManualProposal>({
    method: 'POST',
    path: '/desk/manual/{entry}/proposal',
    summary: 'Propose another text for an entry; the one that was approved stands until a supervisor decides',
    who: CASE_WORK,
    headers: languageHeader,
    body: ManualProposal,
    refuses: ['no-such-entry', 'entry-changed', ...writes],
    responses: { 200: { description: 'As it waits for a supervisor', schema: ShownManualEntry } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await proposeText(entryOf(request), request.body, { reader, deps })),
    ),
  }),
  deskEndpoint<DeskDeps, ManualDecided>({
    method: 'POST',
    path: '/desk/manual/{entry}/decision',
    summary: 'Approve what is proposed, as the next version; give it back; or have the entry no longer shown',
    who: SUPERVISORS,
    headers: languageHeader,
    body: ManualDecided,
    refuses: ['no-such-entry', 'entry-changed', 'nothing-proposed'],
    responses: { 200: { description: 'The entry as it is now', schema: ShownManualEntry } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await decideEntry(entryOf(request), request.body, { reader, deps })),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/landmarks',
    summary: 'Cases that others can learn from; to supervisors also those that are proposed',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: [],
    responses: { 200: { description: 'The newest first, at most 200', schema: Landmarks } },
    handle: forStaff(async (_, deps, reader) => ok(await listLandmarks({ reader, deps }))),
  }),
  deskEndpoint<DeskDeps, LandmarkDecision>({
    method: 'POST',
    path: '/desk/landmarks/{id}',
    summary: 'Take a case into the archive that others learn from, or leave it',
    who: SUPERVISORS,
    headers: languageHeader,
    body: LandmarkDecision,
    refuses: ['no-such-landmark'],
    responses: { 200: { description: 'All landmarks now', schema: Landmarks } },
    handle: forStaff(async (request, deps, reader) =>
      ok(await decideLandmark(id(request), request.body, { reader, deps })),
    ),
  }),
  deskEndpoint<DeskDeps>({
    method: 'GET',
    path: '/desk/landmarks/{id}/card',
    summary: 'A case of the archive as a card to learn from, without who it was',
    who: CUSTOMERS_KNOWN,
    headers: languageHeader,
    refuses: ['no-such-landmark', 'no-such-case'],
    responses: {
      200: { description: 'Codes, and words without names, addresses, numbers and amounts', schema: TrainingCard },
    },
    handle: forStaff(async (request, deps, reader) => ok(await trainingCard(id(request), { reader, deps }))),
  }),
];
