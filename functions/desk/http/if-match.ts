import type { CaseFile } from '#domain/case/case-file.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import type { CaseEvent, EventType } from '#domain/case/events.ts';
import { CASE_ID, caseIdOf, isTaskId } from '#domain/case/ids.ts';
import { resolveMergedHead } from '#domain/case/resolve-merged.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import type { Request } from '#platform/http/request.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { DeskDeps } from '../contract.ts';

/** What the machinery notes by itself, and what nobody would decide otherwise for: it is no reason to read the case again. */
const ROUTINE: ReadonlySet<EventType> = new Set([
  'receipt-issued',
  'attachment-kept',
  'attachment-refused',
  'recording-consent',
  'link-sent',
  'owner-announced',
  'customer-notified',
  'resolution-notified',
  'message-delayed',
  'motive-applied',
  'points-proposed',
  'code-sent',
  'timer-warned',
  'timer-breached',
  'timer-lapsed',
  'reminded',
  'word-kept',
  'word-broken',
  'recordings-destroyed',
  'exported',
  'effect-given-up',
  'went-on',
]);

/** The version of a case as HTTP names it (RFC 9110, section 8.8.3): where its history ends. */
export const etagOf = (version: number): string => `"${version}"`;

/** The versions that a request was made on; undefined where it does not say, or takes any. Refuses: value-invalid. */
export const versionsIn = (header: string | undefined): number[] | undefined => {
  if (!header || header.trim() === '*') return undefined;
  const tags = header.split(',').map((tag) => /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(tag)?.[1]);
  if (tags.every((tag) => tag !== undefined)) return tags.map(Number);
  throw new Refusal('value-invalid', {
    title: 'The header If-Match is not valid',
    es: 'La cabecera If-Match no es válida',
    errors: [{ pointer: '', message: 'If-Match must be the ETag of what was read' }],
  });
};

/** What is kept whole says on what it was changed, so that two browsers never overwrite each other unnoticed. */
export const ifMatch = {
  'If-Match': {
    description: 'The ETag of what was read, which is refused with 412 where it has changed; `*` for whatever is kept',
    required: true,
  },
};

/** The versions that a request was made on; undefined for whichever there is. Refuses: value-invalid. */
export const demandVersions = ({ headers }: Pick<Request, 'headers'>): number[] | undefined => {
  if (headers['if-match']?.trim()) return versionsIn(headers['if-match']);
  throw new Refusal('value-invalid', {
    title: 'The header If-Match is missing',
    es: 'Falta la cabecera If-Match',
    errors: [{ pointer: '', message: 'If-Match must be the ETag of what was read' }],
  });
};

const actorOf = ({ actor }: CaseEvent): string => (actor.kind === 'person' ? actor.id : actor.kind);

/** Refuses: case-changed, with what came since, where somebody would have to know it. */
const demandSeen = ({ head, events }: CaseFile, versions: number[]): void => {
  const seen = Math.max(...versions);
  if (versions.includes(head.seq)) return;
  const since = events.filter(({ seq, type }) => seq > seen && !ROUTINE.has(type));
  if (seen < head.seq && since.length === 0) return;
  throw new Refusal('case-changed', {
    details: {
      since: {
        version: head.seq,
        events: since.map((event) => ({ seq: event.seq, at: event.at, type: event.type, by: actorOf(event) })),
      },
    },
  });
};

type Watched = { cases: CaseStore; version: () => number | undefined };

/**
 * Cases whose first change by a request is made only on what its sender has read. What is refused for another reason is refused for
 * that, and a repeat that changes nothing is not refused at all. What the request changes itself is not held against it.
 */
const watched = (cases: CaseStore, caseId: string, versions: number[] | undefined): Watched => {
  let version: number | undefined;
  return {
    version: () => version,
    cases: {
      ...cases,
      change: async (which, at, decide) => {
        const isIt = (typeof which === 'string' ? which : which.caseId) === caseId;
        const after = await cases.change(which, at, async (file) => {
          const change = await decide(file);
          if (isIt && change && versions && version === undefined) demandSeen(file, versions);
          return change;
        });
        if (isIt) version = after.seq;
        return after;
      },
      changeBoth: (which, at, decide) =>
        cases.changeBoth(which, at, (one, other) => {
          const changes = decide(one, other);
          for (const file of [one, other]) if (versions && file.head.caseId === caseId) demandSeen(file, versions);
          return changes;
        }),
    },
  };
};

const isWriting = ({ method, path }: Pick<Endpoint<never>, 'method' | 'path'>): boolean =>
  method === 'POST' && /^\/desk\/(?:cases|tasks)\/\{id\}\//.test(path);

/** The case that a path names, by its id or that of a task; the one it was merged into. */
const caseNamed = async (cases: CaseStore, named: string): Promise<string | undefined> => {
  const caseId = isTaskId(named) ? caseIdOf(named) : named;
  return CASE_ID.test(caseId) ? ((await resolveMergedHead(cases, caseId))?.caseId ?? caseId) : undefined;
};

/**
 * Whoever writes on a case may say with If-Match on which version of it they decided: then they are refused, with what came
 * meanwhile, where something did that they have not seen. The answer says which version the case has now.
 */
export const versioned = <Deps extends DeskDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> =>
  isWriting(entry)
    ? {
        ...entry,
        headers: {
          ...entry.headers,
          'If-Match': {
            description: 'The ETag of the case as it was read; 412 with what came since, where that matters',
            required: false,
          },
        },
        refuses: [...new Set([...entry.refuses, 'case-changed' as const, 'value-invalid' as const])],
        handle: async (request, deps) => {
          const versions = versionsIn(request.headers['if-match']);
          const { id = '' } = request.params;
          const caseId = versions ? await caseNamed(deps.cases, id) : isTaskId(id) ? caseIdOf(id) : id;
          if (caseId === undefined) return entry.handle(request, deps);
          const { cases, version } = watched(deps.cases, caseId, versions);
          const answer = await entry.handle(request, { ...deps, cases });
          const now = version();
          return now === undefined ? answer : { ...answer, headers: { ...answer.headers, etag: etagOf(now) } };
        },
      }
    : entry;
