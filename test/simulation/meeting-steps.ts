import { instantAfter } from '#domain/time.ts';
import { onPage } from './customer-steps.ts';
import { onCase } from './desk-steps.ts';
import type { Step } from './step.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMES = ['09:30', '12:00', '16:30'] as const;
const MOST_DAYS = 6;

/** Dates are proposed to the customer, to talk it over; those before are taken back by it. */
export const proposeMeeting: Step = (scene) => {
  const { random, system } = scene;
  const days = [...new Set(Array.from({ length: 1 + random.int(3) }, () => 1 + random.int(MOST_DAYS)))];
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

/** The customer takes one of the dates, now and then of a proposal that was taken back, or says that none suits. */
export const answerMeeting: Step = (scene) =>
  onPage(scene, 'meeting', ({ head: { meeting } }) => {
    if (!meeting) return undefined;
    const { random } = scene;
    const number = random.chance(0.9) ? meeting.number : meeting.number - 1;
    const date = random.chance(0.7) ? random.pick(meeting.dates) : 'none';
    return { number, date, ...(date === 'none' && random.chance(0.5) && { message: 'Trabajo por las mañanas.' }) };
  });
