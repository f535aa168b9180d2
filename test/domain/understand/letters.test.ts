import { describe, expect, it } from 'vitest';
import { CRITICAL, severityOf } from '#domain/understand/severity.ts';
import { dangersIn } from '#domain/urgent/danger.ts';
import { policy } from '#test/support/policy.ts';
import { sampleComplaints } from '../../../bench/sample-complaints.ts';
import { type Judged, judged } from '../../../bench/triage/measure.ts';
import { readHeldOut } from '../../../bench/triage/rows.ts';

const share = (all: Judged[], is: (one: Judged) => boolean): number => (100 * all.filter(is).length) / all.length;

describe('Letters of real length that nothing was learned from', () => {
  const read = judged(policy, readHeldOut('letters'));
  const dangers = read.filter(({ row }) => row.danger !== null);
  const ordinary = read.filter(({ row }) => row.danger === null);

  it('are heard where somebody is in danger', () => {
    expect(dangers.length).toBeGreaterThanOrEqual(40);
    expect(share(dangers, ({ outcome }) => outcome !== 'nothing')).toBeGreaterThanOrEqual(95);
    expect(share(dangers, ({ outcome }) => outcome === 'called')).toBeGreaterThan(67);
  });

  it('have hardly anybody called where nobody is, and most wait their turn', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(75);
    expect(share(ordinary, ({ outcome }) => outcome === 'called')).toBeLessThan(4);
    expect(share(ordinary, ({ outcome }) => outcome === 'nothing')).toBeGreaterThan(59);
  });
});

describe('Ordinary complaints', () => {
  // The third tells of gas that was cut off, cold and an ill mother: whoever reads it may see a danger in it.
  it.each(sampleComplaints.filter((_, at) => at !== 2).map((text) => [text.slice(0, 40), text]))(
    '%s: nobody is called',
    (_, text) => {
      const severity = severityOf(policy, { text, language: 'any', earlierCases: 0 });
      expect(dangersIn(policy, text)).toEqual([]);
      expect(severity.level).toBeLessThan(CRITICAL);
    },
  );
});

describe('What may be a danger', () => {
  const cake =
    'Encargué una tarta para el bautizo de mi sobrina. La niña se perdió las velas, que nadie encontró en la caja. ' +
    'Estaba buenísima y no quedó ni una miga, pero pagué por un muñequito que no venía. Cuando fui a decirlo me ' +
    'contestaron que a quién se le ocurre no mirar. Un detalle, aunque sea, y tan amigos como siempre.';

  it('is no danger by one word in a letter about something else', () => {
    expect(dangersIn(policy, cake)).toEqual([]);
  });
});
