import type { AnchorProblem, Anchors } from './anchors.ts';
import type { BatchProblem, Signatures } from './signatures.ts';
import type { CaseProblem, CaseResult } from './verify.ts';

const BATCH: Record<BatchProblem['what'], string> = {
  missing: 'it is gone, though later ones are there or were',
  'not-signed-by-us': 'its signature is not by our key',
  'other-heads': 'the list of its heads is another than was signed',
  'out-of-chain': 'it does not follow the one before',
  'other-end': 'the record of the last batch names another one',
};

const ANCHOR: Record<AnchorProblem['what'], string> = {
  missing: 'it is gone, though it is kept, or later ones are there',
  'not-signed-by-us': 'its signature is not by our key',
  'out-of-chain': 'it does not follow the one before',
  'other-batches': 'it is over other batches than are there',
  'not-as-kept': 'another one lies where nothing can be removed',
  'not-kept': 'it does not lie where nothing can be removed',
  'other-end': 'the record of the last anchor names another one',
};

/** A problem of a case as a sentence: where, and what it means. */
export const sentence = (problem: CaseProblem): string => {
  switch (problem.what) {
    case 'chain-broken':
      return `event ${problem.seq}: the chain of events is broken here: an event was changed, put in or taken out`;
    case 'head-elsewhere':
      return `head: it says that the history ends with event ${problem.seq}, and the events end elsewhere`;
    case 'changed':
      return `${problem.part}: it is another than when it was stored`;
    case 'missing':
      return `${problem.part}: it was stored, and is gone though its time was not over`;
    case 'added':
      return `${problem.part}: no event tells of it`;
    case 'not-as-signed':
      return `event ${problem.seq}: the history is another than was signed here: it was written anew, or cut off`;
    case 'case-missing':
      return 'its head was signed, and the case is gone';
    case 'signed-head-replaced':
      return `signed head: it is not the newest that was signed of the case (event ${problem.seq}), or not signed by us`;
    case 'anchored-head-replaced':
      return `anchored head: it is not the newest of the case under an anchor (event ${problem.seq}), or not proved by it`;
    case 'left-unsigned':
      return `head: its end (event ${problem.seq}) was not signed, though others were long after`;
  }
};

/** A case that does not fit, with one line for each place. */
export const renderCase = ({ caseId, problems }: CaseResult): string =>
  [`case ${caseId}`, ...problems.map((problem) => `  ${sentence(problem)}`)].join('\n');

export const renderBatches = ({ problems }: Signatures): string =>
  problems.map(({ batch, what }) => `batch ${batch}: ${BATCH[what]}`).join('\n');

export const renderAnchors = ({ problems }: Anchors): string =>
  problems.map(({ anchor, what }) => `anchor ${anchor}: ${ANCHOR[what]}`).join('\n');

export type Summary = { cases: number; changed: number; signatures: Signatures; anchors: Anchors };

/** What was looked at, and what came of it. */
export const renderSummary = ({ cases, changed, signatures, anchors }: Summary): string => {
  const { batches, lastAt } = signatures;
  const problems = signatures.problems.length + anchors.problems.length;
  const last = (instant: string | undefined) => (instant ? `, the last of ${instant}` : '');
  const signed = `${batches} signed batches${last(lastAt)}, ${anchors.signed.length} anchors${last(anchors.lastAt)}`;
  if (batches === 0 && problems === 0 && cases > 0)
    return `${cases} cases, ${changed} changed. Nothing was signed yet: only what is within each case was compared.`;
  return changed === 0 && problems === 0
    ? `${cases} cases, ${signed}: all are as their histories say, and the histories as they were signed.`
    : `${cases} cases, ${changed} changed; ${signed}, ${problems} problems of batches and anchors.`;
};
