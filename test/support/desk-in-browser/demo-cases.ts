import { createHash } from 'node:crypto';
import { referenceOf } from '#domain/case/ids.ts';
import type { Instant } from '#domain/time.ts';
import { makeFigures } from '#functions/figures/make-figures.ts';
import { letter } from '#test/channels/email/letters.ts';
import { type Cast, cast } from '../cast.ts';
import { type InMemoryAmends, staff } from '../in-memory-amends.ts';
import type { AmendsOptions, Answer } from '../in-memory-options.ts';
import { mailIn } from '../mail-in.ts';
import { actionsOf } from './corrective-actions.ts';
import { done, START, type Story, stories } from './demo-stories.ts';

/** When the demo is looked at: a Wednesday at 10:12 in Madrid. */
export const LOOKED_AT: Instant = '2026-11-25T09:12:00.000Z';

/** Ids and references that are the same in every run, so that a picture taken anew shows the same. */
export const sameEveryTime = (): AmendsOptions => {
  let ids = 0;
  let references = 0;
  return {
    start: START,
    newId: () => `01938f6a-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    newReference: () => referenceOf(createHash('sha256').update(`reference ${++references}`).digest()),
  };
};

/** Mails that nobody answers: what stands among the deliveries and what was set aside. */
const strayMails = async (amends: InMemoryAmends): Promise<void> => {
  const away = { 'Auto-Submitted': 'auto-replied' };
  const news = { 'List-Id': '<news.example>', 'List-Unsubscribe': '<https://news.example/u>' };
  await mailIn(amends, letter({ Subject: 'Fuera de la oficina', ...away }));
  await mailIn(amends, letter({ Subject: 'Novedades de noviembre', 'Message-ID': '<n1@news.example>', ...news }));
  await mailIn(amends, letter({ Subject: 'Otra ausencia', 'Message-ID': '<n2@correo.example>', ...away }));
};

/** Plays stories one after the other, each from its moment on. */
export const told = async <Name extends string>(
  amends: InMemoryAmends,
  all: Record<Name, Story>,
): Promise<Record<Name, Cast>> => {
  const played: Partial<Record<Name, Cast>> = {};
  for (const [name, { at, complaint, goesOn }] of Object.entries(all) as [Name, Story][]) {
    await amends.pass(at);
    const story = await (typeof complaint === 'function' ? complaint() : cast(amends, complaint, { holdsBack: true }));
    played[name] = story;
    await goesOn?.(story);
  }
  return played as Record<Name, Cast>;
};

/** An entry of the manual that waits for a supervisor, from what one of the cases taught. */
const manualOf = (amends: InMemoryAmends, { caseId }: Cast): Promise<Answer> =>
  done(
    amends.call('POST', '/desk/manual', {
      user: staff('lucia'),
      body: {
        ...{ topic: 'billing', cause: 'company-error', language: 'es', cases: [caseId] },
        title: 'Un cobro que sale dos veces',
        problem: 'El seguro y la factura se emiten el mismo día, y el banco los pasa dos veces.',
        works: 'Devolver el cobro ese mismo día y llamar a los siete, cuando sale la factura siguiente.',
      },
    }),
  );

export type DemoCases = Record<keyof ReturnType<typeof stories>, Cast>;

/** Fills Amends with a case in every state that a screen shows, over two and a half days, and counts them. */
export const demoCases = async (amends: InMemoryAmends): Promise<DemoCases> => {
  const cases = await told(amends, stories(amends));
  await strayMails(amends);
  await amends.pass(LOOKED_AT);
  await makeFigures({}, amends.deps);
  await manualOf(amends, cases.closed);
  await actionsOf(amends, cases.closed);
  return cases;
};

/** The open task of a case, by its kind. */
export const taskOf = async (story: Cast, kind: string): Promise<string> => {
  const [task] = await story.open(kind);
  if (!task) throw new Error(`No ${kind} is open`);
  return task.taskId;
};
