import { describe } from 'vitest';
import { clocks } from './clocks.ts';
import { ladders } from './ladders.ts';
import { wishes } from './wishes.ts';

/** All at once: most of the time they wait for a clock. */
describe.concurrent('time passes: a year in two and a half minutes', () => {
  ladders();
  clocks();
  wishes();
});
