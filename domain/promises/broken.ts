import type { Actor } from '../case/actor.ts';
import type { CaseContext, CaseFile } from '../case/case-file.ts';
import { type CaseItem, type ChangePart, combine } from '../case/change.ts';
import type { Severity } from '../case/reason.ts';
import { reopenCase } from '../case/reopen.ts';
import type { Commitment } from '../case/settlement.ts';
import { afterBrokenPromise } from '../understand/severity.ts';
import { counted } from './tally.ts';
import { askUpdate, dueToday, type UpdateDeps } from './update.ts';

type Context = CaseContext<UpdateDeps>;

/** The severity of a case whose severity nobody has weighed yet. */
export const ORDINARY: Severity = { level: 2, points: 0, reasons: [] };

/** A promise of a case, and the cycle whose agreement holds it. */
export type PromiseOf = { cycle: number; commitment: Commitment };

/** The agreement with what became of one of its promises. */
export const withPromise = (
  { agreements }: Pick<CaseFile, 'agreements'>,
  { cycle, commitment }: PromiseOf,
): CaseItem[] =>
  agreements
    .filter((agreement) => agreement.cycle === cycle)
    .map((agreement) => ({
      kind: 'agreement-change',
      agreement: {
        ...agreement,
        commitments: agreement.commitments.map((one) => (one.index === commitment.index ? commitment : one)),
      },
    }));

/** Whether somebody works on it: a closed case is opened again, one that was set aside or merged is not touched. */
const isClosed = ({ head }: Pick<CaseFile, 'head'>): boolean =>
  head.closedAt !== undefined && head.setAsideAt === undefined && head.mergedInto === undefined;

/**
 * What follows where a promise was not kept, whoever found out: it is marked and counted once, the case is more serious than its
 * first complaint was, the owner has to speak with the customer today, and a closed case is opened again.
 */
export const afterBroken = (
  context: Context,
  { cycle, commitment }: PromiseOf,
  { actor, said }: { actor: Actor; said: 'team' | 'customer' },
): ChangePart => {
  const { file, at, deps } = context;
  const severity = afterBrokenPromise(file.head.severity ?? ORDINARY, said);
  const head = { ...file.head, severity };
  const graver = { ...context, file: { ...file, head } };
  const isNew = commitment.brokenAt === undefined && commitment.kept === undefined;
  const broken: Commitment = { ...commitment, kept: false, brokenAt: commitment.brokenAt ?? at };
  return combine(
    { set: { severity } },
    { items: withPromise(file, { cycle, commitment: broken }) },
    isNew && counted(deps.policy, head, [{ commitment, add: ['broken'] }]),
    askUpdate(graver, { subject: 'broken-promise', dueAt: dueToday(context), promise: commitment }),
    isClosed(file) && reopenCase(graver, { because: 'broken-promise', actor }),
  );
};
