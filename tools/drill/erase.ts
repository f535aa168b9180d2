import { type Bench, DrillFailed, noted, type Patience, seen, takenBack, until } from './bench.ts';
import { caseThatWaits, takeBack } from './case-of-drill.ts';
import type { ComplaintPorts, DrillComplaint } from './complaint.ts';

/** Where personal data lies. */
export const rooms = ['table', 'mails', 'files', 'executions', 'logs', 'search'] as const;
export type Room = (typeof rooms)[number];

/** Names of what holds one of the words: keys of items and objects. None of it is a word. */
export type Found = Record<Room, string[]>;

export type ErasePorts = ComplaintPorts & {
  /**
   * Looks for words wherever personal data lies, and where it must not: in every item of the table, in what came in since the drill began, in
   * files and executions of the case, in what all functions wrote into their logs since then, and in what the case is found by.
   */
  find: (asked: { words: string[]; caseId: string; since: string }) => Promise<Found>;
};

const TITLES: Record<Room, string> = {
  table: 'items of the table',
  mails: 'mails and deliveries as they came in',
  files: 'files kept as evidence',
  executions: 'steps of its execution',
  logs: 'logs',
  search: 'hidden words that the case is found by',
};

/** Where a complaint leaves its words; in the other rooms it must never. */
const LEFT_IN: readonly Room[] = ['table', 'mails', 'search'];
const NEVER_IN: readonly Room[] = ['executions', 'logs'];

/** What was on its way when the case was erased has come to its end by then. */
const SETTLES: Patience = { seconds: 120, every: 10 };

const sum = (found: Found): number => rooms.reduce((all, room) => all + found[room].length, 0);

const counted = (found: Found): string => rooms.map((room) => `${found[room].length} ${TITLES[room]}`).join(', ');

/** What is wrong with where words were found before the erasure: a look that finds nothing proves nothing, and some rooms hold none at all. */
export const judgeBefore = (found: Found): string | undefined => {
  const unseen = LEFT_IN.find((room) => found[room].length === 0);
  if (unseen)
    return `The words of the complaint were not found among the ${TITLES[unseen]}: this look would prove nothing`;
  const wrong = NEVER_IN.find((room) => found[room].length > 0);
  return wrong && `Words of a customer lie where none may: among the ${TITLES[wrong]} (${found[wrong].join(', ')})`;
};

/** What is left of somebody who was erased; undefined where nothing is. */
export const judgeAfter = (found: Found): string | undefined => {
  const left = rooms.filter((room) => found[room].length > 0);
  if (left.length === 0) return undefined;
  return `Words of somebody who was erased are left: ${left.map((room) => `${TITLES[room]} (${found[room].join(', ')})`).join('; ')}`;
};

/**
 * Files a complaint with words that are nowhere else, erases it as a person's request would, and looks for the words before and after.
 * @throws DrillFailed where the look finds nothing beforehand, or something afterwards
 */
export const drillErase = async (bench: Bench, complaint: DrillComplaint, ports: ErasePorts): Promise<void> => {
  const { words } = complaint;
  const { at: since } = await ports.file(complaint.mail);
  const erase = (patient: Bench) =>
    seen(patient, 'The complaint was set aside, erased as at a person’s request, and destroyed', () =>
      takeBack(patient, complaint, ports),
    );
  const { caseId, reference } = await takenBack(bench, {
    work: async () => {
      const found = await seen(bench, 'A complaint of nobody’s came in, with a file', () =>
        caseThatWaits(bench, complaint, ports),
      );
      const before = await seen(bench, 'Its words were looked for', () =>
        ports.find({ words, since, caseId: found.caseId }),
      );
      noted(bench, `Found in ${counted(before)}`);
      const wrong = judgeBefore(before);
      if (wrong) throw new DrillFailed(wrong);
      return found;
    },
    back: async (patient) => {
      for (const became of await erase(patient)) noted(bench, became);
    },
    left: `npm run -s person -- erase --email ${complaint.email} --reason drill`,
  });
  await seen(bench, 'Its words were looked for again', async () => {
    let after: Found | undefined;
    const look = async () => {
      after = await ports.find({ words, since, caseId });
      return sum(after) === 0;
    };
    await until(bench, { what: 'nothing is left', ...SETTLES }, look).catch((error: unknown) => {
      throw error instanceof DrillFailed && after ? new DrillFailed(judgeAfter(after) ?? error.message) : error;
    });
  });
  noted(bench, `Nothing is left. Of ${reference} there is its history, which names nobody`);
  noted(bench, 'Versions of its mail go within 30 days, backups of the table within 35 (docs/retention.md)');
};
