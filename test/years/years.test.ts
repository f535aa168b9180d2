import { describe } from 'vitest';
import { ladders } from './ladders.ts';
import { timers } from './timers.ts';
import { wishes } from './wishes.ts';

/** Several at once: most of the time they wait for a timer. */
describe.concurrent('time passes: a year in two and a half minutes', () => {
  ladders();
  timers();
  wishes();
});
