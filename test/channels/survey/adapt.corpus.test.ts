import { describe, expect, it } from 'vitest';
import { adaptSurvey } from '#channels/survey/adapt.ts';
import { realPayloads } from '#test/support/corpus.ts';
import { RECEIVED_AT, withstands } from '../real-payloads.ts';

describe('real survey callbacks', () => {
  it.each([
    ['surveymonkey', /^answers-not-in-payload:surveymonkey\/123456789\/123456$/],
    ['qualtrics', /^answers-not-in-payload:qualtrics\/SV_\w+\/R_\w+$/],
  ])('Real survey callbacks of %s keep the ids of what has to be fetched', async (platform, reason) => {
    const real = realPayloads(`webhooks/${platform}`);
    expect(real.length).toBeGreaterThan(1);
    for (const { bytes } of real) {
      const { items, ignored } = await adaptSurvey(bytes, RECEIVED_AT);
      expect(items).toEqual([]);
      expect(ignored).toEqual([{ reason: expect.stringMatching(reason) }]);
    }
    await withstands(
      adaptSurvey,
      real.map(({ bytes }) => bytes),
    );
  });
});
