import { draftPlace, dropDraft } from '#cases/store/drafts.ts';
import type { Endpoint } from '#platform/http/endpoint.ts';
import { log } from '#platform/log.ts';
import type { Afterwards } from '../http/afterwards.ts';
import { readerOf } from '../http/reader.ts';

/** What is written for an act, where it is not called by the end of its path. */
const FORMS: Record<string, string> = { messages: 'letter', notes: 'note' };

/** The name of the draft that an act sends; undefined where there is none. */
const draftOf = ({ method, path }: Pick<Endpoint<never>, 'method' | 'path'>): ((id: string) => string) | undefined => {
  const [, of, act = ''] = /^\/desk\/(cases|tasks)\/\{id\}\/([\w-]+)$/.exec(path) ?? [];
  if (method !== 'POST' || of === undefined || act === 'presence') return undefined;
  return (id) => (act === 'complete' ? id : `${id}.${FORMS[act] ?? act}`);
};

/** What was sent is no draft any more, whoever sent it from wherever. That it was sent holds, also where this does not work. */
export const endsDraft: Afterwards = (entry) => {
  const nameOf = draftOf(entry);
  return (
    nameOf &&
    (async (request, { table }) => {
      const place = draftPlace(nameOf(request.params['id'] ?? ''), readerOf(request).id);
      if (place) await dropDraft(table, place).catch(() => log('warn', 'draft not dropped', {}));
    })
  );
};
