import { describe, expect, it } from 'vitest';
import { bodyOf, type Field, missingIn } from '../../desk/parts/form/fields.ts';
import { answersOf, changesOf, wholeList } from '../../desk/screens/task/forms/point-values.ts';

const fields: Field[] = [
  { kind: 'yesNo', name: 'reached', label: 'Reached?' },
  { kind: 'text', name: 'notes', label: 'Notes' },
  { kind: 'yesNo', name: 'recorded', label: 'Recorded?', isOptional: true },
  { kind: 'yesNo', name: 'consent', label: 'Consent?', when: ({ recorded }) => recorded === 'yes' },
  { kind: 'check', name: 'renew', label: 'Renew' },
];

describe('The request that a form makes', () => {
  it('says yes and no as true and false, without what was left empty', () => {
    expect(bodyOf(fields, { reached: 'no', notes: '  Buzón de voz. ', renew: '' })).toEqual({
      reached: false,
      notes: 'Buzón de voz.',
    });
  });

  it('leaves out what is no longer asked, although it was once answered', () => {
    const values = { reached: 'yes', notes: 'Bien', recorded: 'no', consent: 'yes' };
    expect(bodyOf(fields, values)).toEqual({ reached: true, notes: 'Bien', recorded: false });
  });

  it.each([
    [{}, ['reached', 'notes']],
    [{ reached: 'yes', notes: '   ' }, ['notes']],
    [{ reached: 'yes', notes: 'Bien', recorded: 'yes' }, ['consent']],
    [{ reached: 'yes', notes: 'Bien' }, []],
  ])('of %j is missing %j', (values, missing) => {
    expect(missingIn(fields, values as Record<string, string>)).toEqual(missing);
  });
});

const points = [
  { pointId: 's1', point: 'Llegó rota', proposed: true as const },
  { pointId: 'p1', point: 'Me cobraron dos veces', answer: 'Lo devolvemos el lunes.' },
];

describe('The points of a complaint, as a form sends them', () => {
  it('are the whole list where it is examined: confirmed, reworded, without the struck ones, with the new ones', () => {
    const values = {
      'points.s1.struck': 'yes',
      'points.p1.point': 'Me cobraron dos veces el transporte',
      'points.added': '2',
      'points.new1.point': 'Nadie contesta',
      'points.new2.point': ' ',
    };
    expect(wholeList(points, values)).toEqual([
      { pointId: 'p1', point: 'Me cobraron dos veces el transporte', confirmed: true },
      { point: 'Nadie contesta' },
    ]);
  });

  it('are confirmed as they are where nobody touched them', () => {
    expect(wholeList(points, {})).toEqual([
      { pointId: 's1', confirmed: true },
      { pointId: 'p1', confirmed: true },
    ]);
  });

  it('are only what changed where they are edited', () => {
    expect(changesOf(points, { 'points.s1.struck': 'yes' })).toEqual([{ pointId: 's1', removed: true }]);
    expect(changesOf(points, { 'points.s1.answer': 'Se la cambiamos.' })).toEqual([
      { pointId: 's1', answer: 'Se la cambiamos.', confirmed: true },
    ]);
  });

  it('are answered or struck before the final answer', () => {
    expect(answersOf(points, { 'points.s1.struck': 'yes' })).toEqual({
      answers: [{ pointId: 'p1', answer: 'Lo devolvemos el lunes.' }],
      removed: ['s1'],
    });
  });
});
