import { keys } from '#cases/store/keys.ts';
import type { Item, Key, Table } from '#cases/store/table.ts';
import type { Case } from '#domain/case/case.ts';
import type { CaseStore } from '#domain/case/case-store.ts';
import { mayTouch } from '#domain/people/concerned.ts';
import { Refusal } from '#domain/refusal.ts';
import type { DeskDeps, GuardedDeps } from '../contract.ts';
import { type Intervention, sayingWhy } from './intervention.ts';
import type { Reader } from './reader.ts';

const CASE_PARTITION = keys.partition('');

/** Refuses: concerned-by-case, with the reason in the reader's language, where the case is about the reader. */
const demandMayTouch = (
  { id, language = 'en' }: Pick<Reader, 'id'> & Partial<Pick<Reader, 'language'>>,
  head: Pick<Case, 'concerned'>,
  { policy }: Pick<DeskDeps, 'policy'>,
): void => {
  const touch = mayTouch({ id }, head, policy);
  if (!touch.may) throw new Refusal('concerned-by-case', { title: touch.because[language], es: touch.because.es });
};

/** What stands between a reader and the cases: what their changes say of why (`sayingWhy`), and the policy. */
type Guard = { saying: ReturnType<typeof sayingWhy>; deps: GuardedDeps };

/**
 * Cases as one reader has them: whichever is asked for, read or changed, is refused where it is about the reader; a change of what
 * is somebody else's says why.
 */
const guardedCases = (cases: CaseStore, reader: Reader, { saying, deps }: Guard): CaseStore => ({
  ...cases,
  load: async (caseId, reading) => {
    const file = await cases.load(caseId, reading);
    if (file) demandMayTouch(reader, file.head, deps);
    return file;
  },
  head: async (caseId) => {
    const head = await cases.head(caseId);
    if (head) demandMayTouch(reader, head, deps);
    return head;
  },
  change: (which, at, decide) =>
    saying((add) =>
      cases.change(which, at, async (file) => {
        demandMayTouch(reader, file.head, deps);
        return add(file, await decide(file));
      }),
    ),
  changeBoth: (which, at, decide) =>
    saying((add) =>
      cases.changeBoth(which, at, (one, other) => {
        demandMayTouch(reader, one.head, deps);
        demandMayTouch(reader, other.head, deps);
        const [change, otherChange] = decide(one, other);
        return [add(one, change), otherChange];
      }),
    ),
});

/** The table as one reader has it: what belongs to a case that is about the reader is not there, in whatever list. */
const guardedTable = (table: Table, { id }: Reader, { policy }: GuardedDeps): Table => {
  const visible = async (items: Item[]): Promise<Item[]> => {
    const partitions = [...new Set(items.map(({ pk }) => pk).filter((pk) => pk.startsWith(CASE_PARTITION)))];
    if (partitions.length === 0) return items;
    const known = new Map(items.filter(isHead).map((head) => [head.pk, head]));
    const missing = partitions.filter((pk) => !known.has(pk));
    const heads: Item[] = missing.length > 0 ? await table.getMany(missing.map(headAt)) : [];
    const hidden = new Set(
      [...known.values(), ...heads]
        .filter((head) => !mayTouch({ id }, head as unknown as Case, policy).may)
        .map(({ pk }) => pk),
    );
    return items.filter(({ pk }) => !hidden.has(pk));
  };
  return {
    ...table,
    get: async (key) => {
      const item = await table.get(key);
      return item && (await visible([item]))[0];
    },
    getMany: async (wanted) => visible(await table.getMany(wanted)),
    query: async (...asked) => visible(await table.query(...asked)),
  };
};

const headAt = (pk: string): Key => ({ pk, sk: keys.head('').sk });
const isHead = ({ sk }: Item): boolean => sk === headAt('').sk;

/**
 * What the use cases of the desk are given for one reader: cases and a table in which no case is that is about the reader. It
 * stands under all endpoints, so that none can leave the question out.
 */
export const guarded = <Deps extends GuardedDeps>(deps: Deps, reader: Reader, intervention?: Intervention): Deps => ({
  ...deps,
  cases: guardedCases(deps.cases, reader, { saying: sayingWhy(intervention, deps.newId), deps }),
  table: guardedTable(deps.table, reader, deps),
});
