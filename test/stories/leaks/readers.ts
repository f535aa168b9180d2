import type { CaseFile } from '#domain/case/case-file.ts';
import { teamEndpoints } from '#functions/desk/team-endpoints.ts';
import type { Watched } from './watching.ts';

/** Everybody who reads: each role, with and without a part in the cases. */
export const readers = [
  { id: 'lucia', groups: ['owner'] },
  { id: 'mateo', groups: ['owner'] },
  { id: 'iker', groups: ['expert'] },
  { id: 'carmen', groups: ['expert'] },
  { id: 'elena', groups: ['approver'] },
  { id: 'sofia', groups: ['supervisor'] },
];

const reading = teamEndpoints.filter(({ method }) => method === 'GET');

/** What a query can ask for, by path. */
const QUERIES: Record<string, Record<string, string>[]> = {
  '/desk/tasks': ['mine', 'unassigned', 'opinions', 'approvals', 'escalations', 'breaching', 'breached', 'waiting'].map(
    (view) => ({ view }),
  ),
  '/desk/timers': ['mine', 'breaching', 'breached'].map((view) => ({ view })),
  '/desk/cases': [{ state: 'open' }, { state: 'closed' }, { owner: 'lucia' }],
  '/desk/changes': [{}, { since: '2026-11-23T09:00:00.000Z' }],
};

type Story = { caseId: string; path: string };

/** The paths that name something of a case, with what there is of it. */
const pathsOf = (file: CaseFile): string[] => {
  const { caseId } = file.head;
  const of: Record<string, string> = { messageId: file.messages[0]?.messageId ?? '', person: 'lucia' };
  return reading
    .filter(({ path }) => path.includes('{'))
    .flatMap(({ path }) =>
      (path.startsWith('/desk/tasks/') ? file.tasks.map(({ taskId }) => taskId) : [caseId]).map((id) =>
        path.replace(/\{(\w+)\}/g, (_, name: string) => of[name] ?? id),
      ),
    );
};

/** The paths that name nothing, with every query. */
const listed = (words: string[]): { path: string; query: Record<string, string> }[] =>
  reading
    .filter(({ path }) => !path.includes('{'))
    .flatMap(({ path }) =>
      (path === '/desk/search' ? words.map((q) => ({ q })) : (QUERIES[path] ?? [{}])).map((query) => ({ path, query })),
    );

/** Whatever there is to be read is read by everybody, and by the customers on their own pages. */
export const everybodyReads = async (amends: Watched, stories: Story[], words: string[]): Promise<void> => {
  const asked = listed(words);
  for (const { caseId, path: page } of stories) {
    const file = await amends.cases.load(caseId);
    if (file) asked.push(...pathsOf(file).map((path) => ({ path, query: {} })));
    await amends.call('GET', page);
    await amends.call('GET', page, { headers: { accept: 'text/html' } });
  }
  for (const user of readers) for (const { path, query } of asked) await amends.call('GET', path, { user, query });
};
