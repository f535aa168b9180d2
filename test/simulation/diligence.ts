import type { CaseFile } from '#domain/case/case-file.ts';
import { codeInMail } from './code-in-mail.ts';
import { bodyFor, diligently } from './desk-bodies.ts';
import { complete, deskWork } from './desk-steps.ts';
import { isEnded } from './invariants/observed.ts';
import { randomOf } from './random.ts';
import { answered } from './step.ts';
import { member, type System } from './system.ts';

const LAST = '9999';
const SUPERVISOR = 'sofia';

const onPage = async ({ amends }: System, caseId: string, form: 'answer' | 'survey', body: object): Promise<string> => {
  const { pathname } = new URL(await amends.deps.trackingUrl(caseId));
  return `${form}: ${answered(await amends.call('POST', `${pathname}/${form}`, { body }))}`;
};

/** How often the customer tries a page that refuses an answer, before they call. */
const TRIES = 3;

/** The customer accepts on the page, with the code they were sent where one is asked for; else on the phone. */
const accept = async (system: System, file: CaseFile, { option, refused }: Accepting): Promise<string> => {
  const { caseId } = file.head;
  const tried = [...refused].filter((one) => one.startsWith(`accept ${caseId}`));
  if (tried.length >= TRIES) {
    const body = { option, how: 'phone', evidence: 'Dijo que sí a la primera opción.' };
    const by = member(SUPERVISOR);
    return `acceptance: ${answered(await system.amends.call('POST', `/desk/cases/${caseId}/acceptance`, { user: by, body }))}`;
  }
  const code = codeInMail(system, file);
  const done = await onPage(system, caseId, 'answer', { decision: 'accept', option, ...(code && { code }) });
  if (done.includes('refused')) refused.add(`accept ${caseId} ${tried.length}`);
  return done;
};

/** What is accepted, and what was refused before. */
type Accepting = { option: string; refused: Set<string> };

/** The customer accepts what is offered, and answers the survey well. */
const customerAgrees = async (system: System, refused: Set<string>): Promise<string | undefined> => {
  for (const file of await system.files()) {
    const { head, offers, tasks } = file;
    const isOpen = (kind: string) => tasks.some((task) => task.kind === kind && task.status === 'open');
    const option = offers.find(({ status }) => status === 'open')?.options[0]?.optionId;
    if (option && isOpen('offer')) return accept(system, file, { option, refused });
    if (isOpen('survey')) return onPage(system, head.caseId, 'survey', { score: 5 });
  }
  return undefined;
};

/** Somebody of the team does what they were asked for; a supervisor does what was refused to them. */
const teamActs = async (system: System, refused: Set<string>): Promise<string | undefined> => {
  const work = deskWork(await system.files()).filter(({ task }) => !refused.has(`${task.taskId} ${SUPERVISOR}`));
  for (const { task, file } of work) {
    const body = bodyFor(diligently, { task, file, random: randomOf(0) });
    if (!body) continue;
    const mine = task.assignee ?? SUPERVISOR;
    const by = refused.has(`${task.taskId} ${mine}`) ? SUPERVISOR : mine;
    const done = await complete(system, { task, by, body });
    if (done.includes('refused')) refused.add(`${task.taskId} ${by}`);
    return done;
  }
  return undefined;
};

const HOUR_MS = 60 * 60 * 1000;

/** What failed is tried again once its pause is over. */
const sweepLater = async (system: System): Promise<string> => {
  system.amends.moveTo(new Date(Date.parse(system.amends.now()) + HOUR_MS).toISOString());
  await system.sweep();
  return 'sweep';
};

/**
 * From now on everybody does at once what they are asked for.
 * @returns one step; undefined where nothing is left to do
 */
export const diligence = (system: System) => {
  const refused = new Set<string>();
  return async (): Promise<string | undefined> => {
    if (system.pending.length > 0) return `deliver: ${await system.take(0)}`;
    const acted = (await teamActs(system, refused)) ?? (await customerAgrees(system, refused));
    if (acted) return acted;
    if (system.inMotion().size > 0) return sweepLater(system);
    if ((await system.files()).every(isEnded)) return undefined;
    const fired = await system.amends.fireNext(LAST);
    return fired && `timer: ${fired.timer}`;
  };
};
