import { caseIdsAt } from '#cases/store/look-ups.ts';
import { CASE_ID } from '#domain/case/ids.ts';
import type { DeskEndpoint } from '../access/desk-endpoint.ts';
import type { DeskDeps, GuardedDeps } from '../contract.ts';

/** What people read out on the phone and type: `AM-7K3Q9F2D`, in whatever case. */
const REFERENCE = /^[A-Z]{2}-[0-9A-Z]{4,16}$/;

/** The same as it is read out or copied: in groups, without its dash, or only what comes after it. */
const SPOKEN = /^(?:AM[ -]*)?([2-9A-HJKMNP-TV-Z](?: ?[2-9A-HJKMNP-TV-Z]){7})$/;

/** In the one spelling of references; undefined for what cannot be one. */
const spelled = (named: string): string | undefined => {
  const typed = named.trim().toUpperCase();
  if (REFERENCE.test(typed)) return typed;
  const [, code] = SPOKEN.exec(typed.replace(/\s+/g, ' ')) ?? [];
  return code && `AM-${code.replaceAll(' ', '')}`;
};

/** The id of the case that somebody names by its reference; undefined where none has it. */
export const caseIdOfReference = async (
  { table }: Pick<DeskDeps, 'table'>,
  named: string,
): Promise<string | undefined> => {
  const reference = spelled(named);
  if (!reference) return undefined;
  const [caseId] = await caseIdsAt(table, [{ kind: 'reference', reference }]);
  return caseId;
};

/** A case is named by its reference wherever it is named by its id: what the endpoint sees is the id. */
export const byReference = <Deps extends GuardedDeps>(entry: DeskEndpoint<Deps>): DeskEndpoint<Deps> =>
  entry.path.startsWith('/desk/cases/{id}')
    ? {
        ...entry,
        handle: async (request, deps) => {
          const { id = '' } = request.params;
          const caseId = CASE_ID.test(id) ? undefined : await caseIdOfReference(deps, id);
          return entry.handle(
            caseId === undefined ? request : { ...request, params: { ...request.params, id: caseId } },
            deps,
          );
        },
      }
    : entry;
