import { describe, expect, it } from 'vitest';
import { classify } from '#domain/understand/classifier/classify.ts';
import { feelingRead } from '#domain/understand/feeling-read.ts';
import { judge } from '#domain/understand/judge.ts';
import { loadPolicy } from '#policy/load.ts';
import { sampleComplaints } from '../../../bench/sample-complaints.ts';

const policy = loadPolicy('policy');
const FEELINGS = ['negative', 'mixed', 'neutral', 'positive'] as const;

/** Of a plan that was sold by phone: much of it asks for something, so that the reading is not sure by its distance; none of it is praise. */
const ASKS = sampleComplaints.find((text) => text.startsWith('My name is Daniel')) ?? '';
const OPEN = '¿Me pueden decir a qué hora abren la tienda los sábados?';
const THANKS = 'Gracias a Marta, que me atendió ayer con mucha paciencia. Da gusto tratar con gente así.';

/** By how much the first kind is read before the second. */
const distance = (text: string): number => {
  const [most = 0, next = 0] = [...classify(policy, text).kinds.values()].sort((one, other) => other - one);
  return most - next;
};

describe('The feeling of what no answer could make anything else than a complaint', () => {
  it('Is read by ourselves, however near another kind comes', () => {
    expect(distance(ASKS)).toBeLessThan(0.5);
    expect(feelingRead(policy, ASKS, 'en')).toBe('negative');
  });

  it('Is asked for only where the answer can change what the text is', () => {
    const kinds = FEELINGS.map(
      (feeling) => judge(policy, { text: ASKS, language: 'en', feeling, earlierCases: 0 }).kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['complaint']));
  });

  it.each([
    ['a question', OPEN, 'es'],
    ['thanks', THANKS, 'es'],
    ['a language that was read too little', ASKS, 'fr'],
  ])('Is asked for in %s', (_, text, language) => {
    expect(feelingRead(policy, text, language)).toBeUndefined();
  });
});
