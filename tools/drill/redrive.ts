import { awaited, type Bench, DrillFailed, type Patience, seen, takenBack } from './bench.ts';
import { COMES_IN, caseThatWaits, takeBack } from './case-of-drill.ts';
import type { ComplaintPorts, DrillCase, DrillComplaint } from './complaint.ts';

/** The queue of what could not be read, and the one that it is handed back to. */
export type DeadLetterPorts = {
  /** How many messages wait there. */
  waiting: () => Promise<number>;
  /** Puts the announcement of a mail there, as one that was tried in vain. @param at ISO instant at which it came */
  put: (mail: { key: string; at: string }) => Promise<void>;
  /** Hands back all that waits there, as the redrive of the console does. */
  redrive: () => Promise<void>;
  /** Whether that announcement was read. */
  wasRead: (mail: { key: string; at: string }) => Promise<boolean>;
};

export type RedrivePorts = ComplaintPorts & {
  letters: DeadLetterPorts;
};

/** The watch runs every minute. */
const BEGINS_AGAIN: Patience = { seconds: 300, every: 3 };
/** SQS counts what waits within a minute (Developer Guide, "ApproximateNumberOfMessages"). */
const IS_READ: Patience = { seconds: 300, every: 3 };

const drillExecution = async (bench: Bench, complaint: DrillComplaint, ports: RedrivePorts): Promise<DrillCase> => {
  const before = await seen(bench, 'A complaint of nobody’s came in, and waits for somebody of the team', () =>
    caseThatWaits(bench, complaint, ports),
  );
  const { caseId } = before;
  await ports.stop(caseId);
  await awaited(bench, { what: `The execution of ${before.reference} stopped`, ...BEGINS_AGAIN }, async () => {
    const [now] = await ports.cases(complaint.email);
    return now?.execution?.status !== 'RUNNING' || now.execution.name !== before.execution?.name;
  });
  await ports.lookNow(caseId);
  await awaited(bench, { what: 'The watch began it again, under a name of its own', ...BEGINS_AGAIN }, async () => {
    const [now] = await ports.cases(complaint.email);
    const isAnother = now?.execution?.name !== before.execution?.name;
    return isAnother && now?.execution?.status === 'RUNNING' && now.resumed > before.resumed;
  });
  await awaited(
    bench,
    { what: 'It came to where it had stopped, and waits there for the same person', ...COMES_IN },
    async () => {
      const [now] = await ports.cases(complaint.email);
      return now?.asked !== undefined && now.asked !== before.asked;
    },
  );
  return before;
};

/** A second announcement of the same mail: it must be read, and must not become a second case. */
const drillLetter = async (
  bench: Bench,
  { complaint, key, at }: { complaint: DrillComplaint; key: string; at: string },
  { letters, cases }: RedrivePorts,
): Promise<void> => {
  const mail = { key, at: new Date(Date.parse(at) + 1).toISOString() };
  await letters.put(mail);
  await awaited(
    bench,
    { what: 'A message waits among the dead letters', ...IS_READ },
    async () => (await letters.waiting()) > 0,
  );
  await letters.redrive();
  await awaited(bench, { what: 'It was handed back and read', ...IS_READ }, () => letters.wasRead(mail));
  await awaited(
    bench,
    { what: 'Nothing waits among the dead letters', ...IS_READ },
    async () => (await letters.waiting()) === 0,
  );
  const { length } = await cases(complaint.email);
  if (length !== 1) throw new DrillFailed(`What was announced twice became ${length} cases`);
};

/**
 * Stops the execution of a complaint of its own and sees it go on; has a dead letter handed back and sees it read.
 * @throws DrillFailed where real dead letters wait, which are not the drill's to hand back, and where either does not go on
 */
export const drillRedrive = async (bench: Bench, complaint: DrillComplaint, ports: RedrivePorts): Promise<void> => {
  const already = await ports.letters.waiting();
  if (already > 0)
    throw new DrillFailed(
      `${already} real dead letters wait in inbound-dlq. Cure their cause and hand them back first (docs/runbook.md, "Dead letters")`,
    );
  await takenBack(bench, {
    work: async () => {
      const { key, at } = await ports.file(complaint.mail);
      await drillExecution(bench, complaint, ports);
      await drillLetter(bench, { complaint, key, at }, ports);
    },
    back: async (patient) =>
      void (await seen(patient, 'The complaint is erased', () => takeBack(patient, complaint, ports))),
    left: `npm run -s person -- erase --email ${complaint.email} --reason drill`,
  });
};
