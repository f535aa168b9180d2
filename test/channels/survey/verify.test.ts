import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { challengeSurvey, verifySurvey } from '#channels/survey/verify.ts';
import { delivery, NOW, NOW_SECONDS, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

const body = '{"event_type":"form_response","á":1}';
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

const typeform = delivery(body, {
  'typeform-signature': `sha256=${createHmac('sha256', 'tf').update(body).digest('base64')}`,
});
const monkey = delivery(body, { 'sm-signature': createHmac('sha1', 'client&secret').update(body).digest('base64') });
const own = delivery(body, {
  'x-amends-timestamp': NOW_SECONDS,
  'x-amends-signature': `sha256=${createHmac('sha256', 'ours').update(`${NOW_SECONDS}.${body}`).digest('hex')}`,
});
const message = '{"ResponseID":"R_1","SurveyID":"SV_1"}';
const form = (fields: [string, string][]) => delivery(new URLSearchParams(fields).toString(), FORM);
const hmac = createHmac('sha512', 'key').update(message).digest('hex');
const qualtrics = form([
  ['HMAC', hmac],
  ['MSG', message],
  ['Topic', 'brand.surveyengine.completedResponse.SV_1'],
]);

describe('the proof of a survey', () => {
  it.each([
    ['Typeform', { request: typeform, secret: 'tf' }, ['typeform-signature']],
    ['SurveyMonkey', { request: monkey, secret: 'client&secret' }, ['sm-signature']],
    ['ours', { request: own, secret: 'ours' }, ['x-amends-signature', 'x-amends-timestamp']],
  ])('The signature of %s under a survey is refused with every change', (_, { request, secret }, names) => {
    refusesEveryBit(verifySurvey, { request, secrets: [secret] }, names);
    takesTwoSecrets(verifySurvey, request, secret);
  });

  it('The signature of Qualtrics covers the message, and there is only one', () => {
    takesTwoSecrets(verifySurvey, qualtrics, 'key');
    for (let bit = 0; bit < message.length * 8; bit++) {
      const bytes = Buffer.from(message);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit % 8));
      const changed = form([
        ['HMAC', hmac],
        ['MSG', bytes.toString()],
      ]);
      expect(verifySurvey(changed, ['key'], NOW).valid).toBe(false);
    }
    const twice = form([
      ['HMAC', hmac],
      ['MSG', message],
      ['MSG', '{"ResponseID":"R_2"}'],
    ]);
    expect(verifySurvey(twice, ['key'], NOW)).toEqual({ valid: false, reason: 'ambiguous-signature' });
    expect(verifySurvey(form([['ResponseID', 'R_1']]), ['key'], NOW)).toEqual({
      valid: false,
      reason: 'no-signature',
    });
  });

  it('The challenge of SurveyMonkey is answered when it asks whether somebody is there', () => {
    expect(challengeSurvey({ ...typeform, method: 'HEAD' }, { secrets: [] })).toEqual({ status: 200 });
    expect(challengeSurvey(typeform, { secrets: [] })).toBeUndefined();
  });
});
