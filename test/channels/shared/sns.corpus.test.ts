import { describe, expect, it } from 'vitest';
import { snsTextToSign } from '#channels/shared/sns.ts';
import { corpusFile } from '#test/support/corpus.ts';

describe('the text to sign', () => {
  it.each(['notification', 'subscription-confirmation'])(
    'The text that SNS signs is that of Amazon’s documentation: %s',
    (name) => {
      const text = corpusFile(`webhooks/sns/string-to-sign-${name}.txt`).toString().trimEnd();
      const lines = text.split('\n');
      const pairs = lines.flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1]]] : []));
      expect(snsTextToSign(Object.fromEntries(pairs))).toBe(`${text}\n`);
    },
  );
});
