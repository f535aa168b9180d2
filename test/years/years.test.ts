import { describe } from 'vitest';
import { ladders } from './ladders.ts';
import { beforeRetention, retention } from './retention.ts';
import { timers } from './timers.ts';
import { wishes } from './wishes.ts';

/** Several at once: most of the time they wait for a timer. */
describe.concurrent('time passes: a year in two and a half minutes', () => {
  beforeRetention();
  ladders();
  timers();
  wishes();
});

/** After it, and alone: cases of the others would be blocked while they are looked at. */
describe('a year has passed', () => {
  retention();
});
