import type { CaseFile } from '#domain/case/case-file.ts';
import { codeInMail } from './code-in-mail.ts';
import { mailFrom } from './mail.ts';
import type { Random } from './random.ts';
import { answered, type Scene, type Step } from './step.ts';
import type { System } from './system.ts';
import { additions, complaints, counters, declines, people } from './words.ts';

/** A complaint by the form. */
export const complain: Step = async ({ system, random }) => {
  const body = { text: random.oneOf(complaints), customer: random.oneOf(people) };
  // Two may complain at the same moment, each under a key of their own.
  const key = `key-${Date.parse(system.amends.now())}.${system.sent.size}`;
  return `${body.customer.name} complains: ${answered(await system.complain(body, key))}`;
};

/** A complaint is posted again under its key, as whoever saw no answer does; now and then with other words, which is refused. */
export const complainAgain: Step = async ({ system, random }) => {
  const [key, body] = random.pick([...system.sent]) ?? [];
  if (!key || !body) return undefined;
  const isOther = random.chance(0.2);
  const again = isOther ? { ...body, text: `${random.oneOf(complaints)} ¿Me leen?` } : body;
  const { status } = isOther ? await system.post(again, key) : await system.complain(again, key);
  if (isOther && status < 400 && system.promised.some((one) => one.key === key))
    throw new Error(`Other words under the key ${key} were taken in`);
  return `${key} comes again${isOther ? ' with other words' : ''}: ${status}`;
};

/** How often a mail arrives: carriers deliver once or more. */
const arrivals = (random: Random): number => (random.chance(0.25) ? 2 : 1);

const idOf = (bytes: Buffer): string => /^Message-ID: (<.+>)/m.exec(bytes.toString())?.[1] ?? '';

/** How often a customer's mail is taken for spam. */
const SPAM = 0.3;

/** A complaint, or words about one, by a new mail. */
export const writeMail: Step = async ({ system, random }) => {
  const from = random.oneOf(people);
  const isSpam = random.chance(SPAM);
  const bytes = mailFrom({ system, from, text: random.oneOf(complaints), isSpam });
  system.mailsWritten.set(idOf(bytes), { email: from.email, isSpam });
  system.putMail(bytes, arrivals(random));
  return `${from.name} writes a mail`;
};

/** How often a customer answers a mail before the last, maybe of another complaint of theirs. */
const EARLIER = 0.4;

/** The customer answers a mail they had from us, mostly the last. */
export const replyByMail: Step = async ({ system, random }) => {
  const from = random.oneOf(people);
  const mine = [...system.amends.mails.keys()].filter((place) => system.amends.mails[place]?.to === from.email);
  const last = random.chance(EARLIER) ? random.pick(mine) : mine.at(-1);
  if (last === undefined) return undefined;
  const bytes = mailFrom({ system, from, text: random.oneOf(additions), answers: last, isPlain: random.chance(0.5) });
  system.repliesTo.set(idOf(bytes), `<${last + 1}@eu-west-1.amazonses.com>`);
  system.mailsWritten.set(idOf(bytes), { email: from.email, isSpam: false });
  system.putMail(bytes, arrivals(random));
  return `${from.name} answers mail ${last + 1}`;
};

type OnPage = { decision?: string; option?: string; text?: string; message?: string; number?: number };

/** Refusals of an answer that comes too late: the words with it are kept all the same (functions/track). */
const LATE = /no-open-meeting|no-open-offer|offer-answered-before|task-not-open|task-decided-before/;

/** What was taken of a customer, by what they were answered: for whoever looks whether it is there. */
const noteTaken = (
  system: System,
  caseId: string,
  { form, said, body }: { form: string; said: string; body: OnPage },
): void => {
  const { decision, option, text = body.message } = body;
  const isTaken = /^[23]/.test(said);
  if (form === 'answer' && decision && isTaken)
    system.answersTaken.push({ caseId, decision, ...(option && { option }) });
  if (!text) return;
  const isCounted = isTaken && form !== 'meeting';
  if (isTaken || LATE.test(said)) system.wordsTaken.push({ caseId, text, isCounted });
  if (!isCounted) system.wordsMaybe.push({ text });
};

/** A form of the page of a case is sent, and what was taken with it is noted. */
export const sendForm = async (system: System, caseId: string, form: string, body: object): Promise<string> => {
  const { pathname } = new URL(await system.amends.deps.trackingUrl(caseId));
  const said = answered(await system.amends.call('POST', `${pathname}/${form}`, { body }));
  noteTaken(system, caseId, { form, said, body });
  return said;
};

/** Something the customer does on the page of a case: of several the first in which there is something to do. */
export const onPage = async (
  { system, random }: Scene,
  form: string,
  fields: (file: CaseFile) => object | undefined,
): Promise<string | undefined> => {
  const files = await system.files();
  const first = random.int(Math.max(1, files.length));
  const inTurn = [...files.slice(first), ...files.slice(0, first)];
  const file = inTurn.find((one) => fields(one) !== undefined);
  const body = file && fields(file);
  if (!file || !body) return undefined;
  const said = await sendForm(system, file.head.caseId, form, body);
  return `customer of ${file.head.reference} ${form} ${JSON.stringify(body).slice(0, 60)}: ${said}`;
};

/** How often a customer enters a code that they were not sent: codes count up, and never come so far. */
const WRONG = 0.15;
const NO_CODE = '999999';
/** How often they take what they were not offered: no option has that name. */
const NOT_OFFERED = 0.1;
const NO_OPTION = 'z';

export const answerOffer: Step = (scene) =>
  onPage(scene, 'answer', (file) => {
    const { random, system } = scene;
    const { offers } = file;
    const offer = offers.find(({ status }) => status === 'open');
    if (!offer) return undefined;
    const decision = random.oneOf(['accept', 'accept', 'counter', 'counter', 'counter', 'decline']);
    const code = random.chance(WRONG) ? NO_CODE : decision === 'accept' && codeInMail(system, file);
    const option = random.chance(NOT_OFFERED) ? NO_OPTION : random.pick(offer.options)?.optionId;
    const message = decision === 'counter' ? random.oneOf(counters) : random.oneOf(declines);
    return {
      decision,
      ...(decision === 'accept' ? { option, ...(code && { code }) } : message && { message }),
    };
  });

export const addWords: Step = (scene) => onPage(scene, 'messages', () => ({ text: scene.random.oneOf(additions) }));

export const askForPerson: Step = (scene) =>
  onPage(scene, 'person', () => (scene.random.chance(0.5) ? { supervisor: true } : {}));

export const goHigher: Step = (scene) => onPage(scene, 'escalate', () => ({ message: 'Llevo un mes esperando.' }));

export const answerSurvey: Step = (scene) =>
  onPage(scene, 'survey', ({ tasks }) =>
    tasks.some(({ kind, status }) => kind === 'survey' && status === 'open')
      ? { score: 1 + scene.random.int(5) }
      : undefined,
  );
