import { randomBytes, randomUUID } from 'node:crypto';

/** The complainant of a drill: nobody, plainly named, with words that are found nowhere else. */
export type DrillComplaint = {
  email: string;
  /** Of each of them a trace is left where the complaint lies: in its mail, its text, its file, its sender. */
  words: string[];
  /** As it comes in: with headers, text and a file. */
  mail: string;
};

/** Letters only: no word of a language, and nothing that a rule of the policy could take for a number or an order. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** A word that nobody else has written: twelve consonants, of 52 bits. */
const newWord = (): string => [...randomBytes(12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

/** The mailbox that SES keeps for tests: it takes everything, and counts for no bounce (SES Developer Guide, "mailbox simulator"). */
const SIMULATOR = 'simulator.amazonses.com';

/**
 * A complaint of nobody's, as a mail that comes in. It says of itself that it is a drill.
 * @param to the mailbox that complaints are sent to
 * @param at epoch milliseconds
 */
export const newComplaint = (to: string, at: number): DrillComplaint => {
  const [sender = '', surname = '', text = '', file = ''] = Array.from({ length: 4 }, newWord);
  const email = `success+${sender}@${SIMULATOR}`;
  const boundary = `drill-${randomUUID()}`;
  const mail = [
    `From: Simulacro ${surname} <${email}>`,
    `To: ${to}`,
    'Subject: Simulacro: no es una queja de verdad',
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${SIMULATOR}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Simulacro del sistema de quejas, no hay que hacer nada. La factura de ${text} llegó con un error y quiero que la corrijan.`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8; name="simulacro.txt"',
    'Content-Disposition: attachment; filename="simulacro.txt"',
    '',
    `Fichero del simulacro: ${file}.`,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return { email, words: [sender, surname, text, file], mail };
};

/** How the case of a drill stands. */
export type DrillCase = {
  caseId: string;
  reference: string;
  /** The execution that works on it now, by name and state of Step Functions. */
  execution?: { name: string; status: string | undefined };
  /** What stands for the token by which a person's answer is handed to the execution; undefined while nobody is asked. */
  asked?: string;
  setAside: boolean;
  /** How often it was begun again, as its history says. */
  resumed: number;
};

/** A drill's complaint in a deployment: how it comes in, how it stands and how it goes. */
export type ComplaintPorts = {
  /** Lays the mail where SES lays mails. @returns its key, and when it was laid there */
  file: (mail: string) => Promise<{ key: string; at: string }>;
  /** The cases of the complainant. */
  cases: (email: string) => Promise<DrillCase[]>;
  /** Says of it that it is none, as somebody of the desk would. @returns false while work on it cannot stop */
  setAside: (caseId: string) => Promise<boolean>;
  /** What `npm run person -- erase` does. @returns what became of each case */
  erase: (email: string) => Promise<string[]>;
  /** Destroys what is still blocked of a case, as the daily run of retention does once its time is over: of nobody nothing has to be kept. */
  destroy: (caseId: string) => Promise<void>;
  /** Ends the execution as it stands. */
  stop: (caseId: string) => Promise<void>;
  /** Has it looked at by the next run of the function `watch`, as docs/runbook.md says. */
  lookNow: (caseId: string) => Promise<void>;
};
