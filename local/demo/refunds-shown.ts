import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, type CaseView, succeeded } from '#tools/api-client.ts';
import type { LocalRun } from '../local-run.ts';
import { REFUNDS, type Refund } from '../refund-service.ts';

/** Somebody who may read every case; reads only. */
const OBSERVER = 'andres';
const POLL_MS = 500;

const refundsOf = async (run: LocalRun): Promise<Refund[]> =>
  (await (await fetch(`${run.integrations[REFUNDS]?.standIn}/refunds`)).json()) as Refund[];

const isExecuted = ({ agreement }: CaseView): boolean =>
  agreement?.commitments.some(({ execution }) => execution !== undefined) ?? false;

/** One refund for a promise that is kept by its confirmation, although that came twice. */
const isOnce = (view: CaseView, refunds: Refund[]): boolean => {
  const ofCase = refunds.filter(({ reference }) => reference === view.reference);
  const kept = view.agreement?.commitments.filter(({ execution }) => execution?.state === 'confirmed') ?? [];
  return (
    ofCase.length === 1 &&
    kept.length === 1 &&
    kept.every((one) => one.kept === true) &&
    ofCase.every(({ confirmations }) => confirmations.join() === 'done,known')
  );
};

const line = ({ reference, number, answers, confirmations }: Refund): string =>
  `${number} for ${reference}: asked ${answers.length === 1 ? 'once' : `${answers.length} times`} (answered ${answers.join(', then ')}), refunded once, confirmed ${confirmations.length} times (${confirmations.join(', then ')})`;

/**
 * Waits until the refund service has done what the agreements promised, and tells it. The cases are looked at as the desk shows them.
 * @returns whether each was refunded once and its promise kept by that, and the first call failed as it should
 */
export const refundsShown = async (
  run: LocalRun,
  api: ApiClient,
  { cases, seconds }: { cases: string[]; seconds: number },
): Promise<boolean> => {
  const end = Date.now() + seconds * 1000;
  const observer = await api.as(OBSERVER);
  for (;;) {
    const views = await Promise.all(cases.map(async (caseId) => succeeded(await observer.case(caseId))));
    const promised = views.filter(isExecuted);
    const refunds = await refundsOf(run);
    const isDone = promised.length > 0 && promised.every((view) => isOnce(view, refunds));
    if (isDone || Date.now() > end) {
      console.log(`\nThe refund service:\n${refunds.map((refund) => `  ${line(refund)}`).join('\n') || '  nothing'}`);
      if (!isDone) console.log('FAILED: not every refund that was promised was made once and confirmed.');
      return isDone && refunds.some(({ answers }) => answers[0] === 500);
    }
    await sleep(POLL_MS);
  }
};
