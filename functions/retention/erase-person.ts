import { storeItems } from '#cases/store/items.ts';
import type { Case } from '#domain/case/case.ts';
import { WHOLE } from '#domain/case/case-file.ts';
import { type Erasure, erasureOf } from '#domain/retention/retention.ts';
import { block } from './block.ts';
import type { RetentionDeps } from './deps.ts';
import { destroy } from './destroy.ts';
import { casesOfPerson, type PersonIdentity } from './find-person.ts';
import { underHoldOfAny } from './held-with-merged.ts';
import { datesOf } from './retention-dates.ts';

/** What became of one case, with the article to tell the customer. */
export type Erased = { caseId: string; reference: string } & Erasure;

/** The request is kept in the history of the case, with the reason given, before anything is done about it. */
const record = async (
  { caseId }: Case,
  { reason, becomes }: { reason: string; becomes: Erasure['becomes'] },
  deps: RetentionDeps,
): Promise<void> => {
  const { cases, clock } = deps;
  const at = clock.now();
  const reasonTextId = `erasure-${deps.newId()}`;
  await cases.change(caseId, at, ({ head }) =>
    head.erasureAskedAt || becomes === 'gone'
      ? undefined
      : {
          set: { erasureAskedAt: at },
          events: [{ type: 'erasure-asked', actor: { kind: 'customer' }, data: { reasonTextId, becomes } }],
          items: [
            { kind: 'text', textId: reasonTextId, text: reason },
            { kind: 'retention-date', dueAt: at },
          ],
        },
  );
};

/** A person asks us to erase what we hold of them. @returns what became of each case, oldest first */
export const erasePerson = async (
  { person, reason }: { person: PersonIdentity; reason: string },
  deps: RetentionDeps,
): Promise<Erased[]> => {
  const done: Erased[] = [];
  for (const head of await casesOfPerson(person, deps)) {
    const { caseId, reference } = head;
    const file = await deps.cases.load(caseId, WHOLE);
    const erasure = erasureOf(await underHoldOfAny(head, deps), file && datesOf(file, deps), deps.clock.now());
    await record(head, { reason, becomes: erasure.becomes }, deps);
    if (erasure.becomes === 'erased') await destroy(caseId, deps, 'erased');
    if (erasure.becomes === 'blocked') {
      await block(caseId, deps);
      await storeItems(deps.table, caseId, [{ kind: 'retention-date', dueAt: deps.clock.now() }]);
    }
    done.push({ caseId, reference, ...erasure });
  }
  return done;
};
