import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { node } from '#local/paths.ts';
import { answer } from '#tools/deadline.ts';

const ask = (line: string) => answer(line.split(' '));
const SAC = '--regime es-sac --received 2026-12-04T18:30:00+01:00';

test('A question about a deadline is answered with the date, the rule and the reasons', () => {
  // Friday evening. 7 (1), 8 is a holiday, 9-11 (4), 14-18 (9), 21-24 (13), 25 is Christmas, 28 (14), 29 (15).
  const { explanation, ...told } = ask(`${SAC} --class general`);
  expect(told).toEqual({
    due: '2026-12-29T23:59:59.999+01:00',
    timer: 'answer',
    rule: 'answer-general',
    article: '17.1',
  });
  expect(explanation.at(-1)).toBe('Vence: martes 29 de diciembre de 2026 a las 23:59 (hora de Europe/Madrid).');
});

test.each([
  ['another class', `${SAC} --class billing`, '2026-12-09T23:59:59.999+01:00'],
  ['to the minute', `${SAC} --class continuity`, '2026-12-04T20:30:00.000+01:00'],
  ['the Canary Islands', `${SAC} --zone Atlantic/Canary`, '2026-12-29T23:59:59.999+00:00'],
  // Madrid moved Sunday 6 December to Monday 7: one day more.
  ['the calendar of a region', `${SAC} --calendar es-md`, '2026-12-30T23:59:59.999+01:00'],
  // Monday 7 (1), offer; its 5 business days are 10, 11, 14, 15, 16 (8 and 9 are holidays); 17, 18 (3), 21-24 (7), 25 Christmas,
  // 28-31 (11), 1 January, 4-7 (15).
  [
    'an offer in Peru that nobody answers',
    '--regime pe-libro --received 2026-12-04T18:30:00-05:00 --happened offer-sent=2026-12-07T10:00:00-05:00',
    '2027-01-07T23:59:59.999-05:00',
  ],
])('A deadline is counted with %s', (_, line, due) => {
  expect(ask(line).due).toBe(due);
});

test('The reasons can be asked for in English', () => {
  expect(ask(`${SAC} --lang en`).explanation.at(-1)).toMatch(/^Due: Tuesday, 29 December 2026/);
});

describe('a question that cannot be answered says why', () => {
  test.each([
    ['--class general', /npm run -s deadline/],
    ['--regime nowhere --received 2026-12-04T18:30:00+01:00', /--regime nowhere: must be one of .*es-sac/],
    [`${SAC} --timer lunch`, /--timer lunch: must be one of acknowledge/],
    [`${SAC} --class rude`, /--class rude: must be one of general/],
    [`${SAC} --calendar xx`, /No calendar xx/],
    [`${SAC} --zone Europe/Nowhere`, /Europe\/Nowhere/],
    [`${SAC} --lang fr`, /--lang fr: must be one of es, en/],
    [`${SAC} --timer summary-resolution`, /has no timer summary-resolution/],
    ['--regime es-sac --received 2026-12-04', /Not an instant/],
  ])('The question %s is refused with the reason', (line, expected) => {
    expect(() => ask(line)).toThrow(expected);
  });

  test('The command writes the reason of a failure on stderr, nothing on stdout, and ends with 1', () => {
    const run = () => execFileSync(node, ['tools/deadline.ts', '--regime', 'nowhere'], { stdio: 'pipe' });
    expect(run).toThrow(/npm run -s deadline/);
  });
});

test('The command answers in JSON', () => {
  const out = execFileSync(node, ['tools/deadline.ts', ...SAC.split(' ')], { encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual(ask(SAC));
});
