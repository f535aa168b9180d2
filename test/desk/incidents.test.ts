import { expect, test } from 'vitest';
import { summed, total } from '../../desk/screens/incidents/sums.ts';
import { textsOf } from '../../desk/screens/incidents/texts.ts';

test('What a message to all comes to is the sum of the pages', () => {
  const page = (languages: Record<string, number>, open: number) => ({
    counts: { joined: 2, open, proposed: 1, languages, channels: { email: 2 } },
  });
  const counts = summed([page({ es: 2 }, 1), page({ es: 1, en: 1 }, 2)]);
  expect(counts).toEqual({ joined: 4, open: 3, proposed: 2, languages: { es: 3, en: 1 }, channels: { email: 4 } });
  expect(total(counts.languages)).toBe(4);
  expect(summed([])).toMatchObject({ joined: 0, channels: {} });
});

test('The form is the request: by language, with the restoration where it is an outage', () => {
  const typed = { 'text-es': 'Avería', 'text-en': 'Fault' };
  expect(textsOf({ kind: 'word', ...typed })).toEqual({
    kind: 'word',
    texts: { es: { text: 'Avería' }, en: { text: 'Fault' } },
  });
  const outage = { kind: 'outage', ...typed, 'restoration-es': 'A las 13:00', 'restoration-en': 'At 13:00' };
  expect(textsOf(outage)['texts']).toMatchObject({ es: { text: 'Avería', restoration: 'A las 13:00' } });
});
