import { instantAfter } from '#domain/time.ts';
import type { Step } from './step.ts';
import { people } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 6;

/** Something is delivered, and the system that brought it says so, once or again. */
export const orderArrives: Step = async ({ system, random }) => {
  const { name, email } = random.oneOf(people);
  const order = `LU-${1 + random.int(3)}`;
  system.others.delivered({ order, consent: random.chance(0.8), customer: { name, email } }, system.amends.deps);
  return `order ${order} reaches ${name}`;
};

/** Days after it their customers are asked how it went. */
export const askHowItWent: Step = async ({ system, random }) => {
  const { amends, clocks } = system;
  if (random.chance(0.6)) amends.moveTo(instantAfter(amends.now(), DAYS * DAY_MS));
  return clocks.surveys();
};
