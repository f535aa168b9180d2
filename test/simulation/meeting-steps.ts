import { instantAfter } from '#domain/time.ts';
import { onPage } from './customer-steps.ts';
import { onCase } from './desk-steps.ts';
import type { Step } from './step.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMES = ['09:30', '12:00', '16:30'] as const;
const MOST_DAYS = 6;
/** How often a date is proposed that has passed, and one is taken that was not offered: both are refused. */
const PAST = 0.1;
const NOT_OFFERED = 0.15;

/** Dates are proposed to the customer, to talk it over; those before are taken back by it. */
const propose: Step = (scene) => {
  const { random, system } = scene;
  const days = random.chance(PAST)
    ? [-1]
    : [...new Set(Array.from({ length: 1 + random.int(3) }, () => 1 + random.int(MOST_DAYS)))];
  const dates = days.map(
    (day) => `${instantAfter(system.amends.now(), day * DAY_MS).slice(0, 10)}T${random.oneOf(TIMES)}`,
  );
  const how = random.oneOf(['phone', 'video', 'place'] as const);
  return onCase(scene, 'meeting', {
    ...{ how, with: random.oneOf(['owner', 'owner', 'leader']), dates },
    text: 'Prefiero que lo hablemos con calma.',
    ...(how !== 'phone' && { where: 'En la oficina de la plaza.' }),
  });
};

export const cancelMeeting: Step = (scene) =>
  onCase(scene, 'cancel-meeting', { text: 'Ese día no puedo atenderle; le propongo otro mañana.' });

const HOUR_MS = 60 * 60 * 1000;
/** How often the customer answers dates that were answered or taken back, or those of a proposal before. */
const OLD = 0.15;
const BEFORE = 0.1;

/** The customer takes one of the dates, now and then one that nobody offered or that was taken back, or says that none suits. */
export const answerMeeting: Step = (scene) =>
  onPage(scene, 'meeting', ({ head: { meeting } }) => {
    const { random } = scene;
    if (!meeting || (meeting.state !== 'proposed' && !random.chance(OLD))) return undefined;
    const number = random.chance(BEFORE) ? meeting.number - 1 : meeting.number;
    const offered = random.pick(meeting.dates);
    const other = offered && random.chance(NOT_OFFERED) ? instantAfter(offered, HOUR_MS) : offered;
    const date = random.chance(0.7) ? other : 'none';
    return { number, date, ...(date === 'none' && random.chance(0.5) && { message: 'Trabajo por las mañanas.' }) };
  });

/** How often the customer answers before anything else happens. */
const AT_ONCE = 0.5;

/** Dates are proposed, and mostly answered. */
export const proposeMeeting: Step = async (scene) => {
  const said = await propose(scene);
  return said && scene.random.chance(AT_ONCE) ? `${said}; ${(await answerMeeting(scene)) ?? 'nothing'}` : said;
};
