import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySms } from '#channels/sms/verify.ts';
import { fixture } from '../meta/payloads.ts';
import { delivery, NOW, refusesEveryBit, takesTwoSecrets } from '../signed.ts';

const HEADER = 'x-twilio-signature';
const TOKEN = '12345';
const HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const request = (url: string, body: Uint8Array | string, signature: string) => ({
  ...delivery(body, { [HEADER]: signature }),
  url,
});

/** The vectors of Twilio's own library. */
const published = [
  ['twilio-voice-form.form', 'https://mycompany.com/myapp.php?foo=1&bar=2', 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['twilio-duplicate-params.form', 'https://mycompany.com/myapp.php?foo=1&bar=2', 'IK+Dwps556ElfBT0I3Rgjkr1wJU='],
  ['twilio-https-port-443.form', 'https://mycompany.com:443/myapp.php?foo=1&bar=2', 'kvajT1Ptam85bY51eRf/AJRuM3w='],
  ['twilio-http-port-80.form', 'http://mycompany.com:80/myapp.php?foo=1&bar=2', '0ZXoZLH/DfblKGATFgpif+LLRf4='],
  ['twilio-http-port-1234.form', 'http://mycompany.com:1234/myapp.php?foo=1&bar=2', 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
  [
    'twilio-json-body.json',
    `https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=${HASH}`,
    'a9nBmqA0ju/hNViExpshrM61xv4=',
  ],
] as const;

describe.each(published)('the published signature of %s', (file, url, signature) => {
  const given = request(url, fixture('sms', file), signature);
  it('The published signature of Twilio is valid under either secret', () => takesTwoSecrets(verifySms, given, TOKEN));
  it('The published signature of Twilio is refused with every change of one bit', () =>
    refusesEveryBit(verifySms, { request: given, secrets: [TOKEN] }, [HEADER]));
  it('The published signature of Twilio is refused at another address', () => {
    const elsewhere = { ...given, url: url.replace('foo=1', 'foo=2') };
    expect(verifySms(elsewhere, [TOKEN], NOW)).toEqual({ valid: false, reason: 'wrong-signature' });
  });
});

describe('the address that Twilio signs', () => {
  const form = 'Body=No+enciende&From=%2B34600111222';
  const signed = (url: string) =>
    createHmac('sha1', TOKEN).update(`${url}BodyNo enciendeFrom+34600111222`).digest('base64');
  const isGenuine = (ours: string, theirs: string) =>
    verifySms(request(ours, form, signed(theirs)), [TOKEN], NOW).valid;

  it.each([
    ['https://lumbre.example/sms', 'https://lumbre.example:443/sms'],
    ['https://lumbre.example:443/sms', 'https://lumbre.example/sms'],
    ['http://lumbre.example/sms', 'http://lumbre.example:80/sms'],
    ["https://lumbre.example/sms?who='ana perez'", 'https://lumbre.example/sms?who=%27ana+perez%27'],
  ])('The address that Twilio signs is %s or %s', (ours, theirs) => expect(isGenuine(ours, theirs)).toBe(true));

  it.each([
    ['https://lumbre.example/sms', 'http://lumbre.example/sms'],
    ['https://lumbre.example/sms', 'https://lumbre.example/other'],
    ['https://lumbre.example/sms', 'https://lumbre.example:8443/sms'],
  ])('The address that Twilio signs for %s is not %s', (ours, theirs) => expect(isGenuine(ours, theirs)).toBe(false));

  it('Without a signature nothing is Twilio’s, and a notice of SNS is none of its', () => {
    expect(verifySms(delivery(form), [TOKEN], NOW)).toEqual({ valid: false, reason: 'no-signature' });
    expect(verifySms(delivery('{}', { 'x-amz-sns-message-type': 'Notification' }), [TOKEN], NOW).valid).toBe(false);
  });
});
