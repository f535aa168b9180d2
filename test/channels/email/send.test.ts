import { SESv2Client } from '@aws-sdk/client-sesv2';
import { expect, it } from 'vitest';
import { Refused } from '#channels/contract.ts';
import { sendBySes, senderAddress } from '#channels/email/send.ts';
import { awsStandIn } from '#test/support/aws-stand-in.ts';
import { outgoing } from '../stand-in.ts';

const { asked, refusals, options } = awsStandIn({ MessageId: '0102-abc' });

const mail = outgoing({ to: 'ana@example.com', subject: 'Año nuevo', text: 'Hola', personal: false });
const send = (over: Partial<typeof mail> = {}, region = 'eu-west-1') =>
  sendBySes(new SESv2Client({ ...options(), region }))(
    { ...mail, ...over },
    {
      fetch,
      settings: { from: '"Lumbre" <atencion@lumbre.example>', configuration_set: 'amends' },
      now: () => '2026-11-23T09:00:00.000Z',
    },
  );

type Sent = { Content?: { Simple: { Headers: { Name: string; Value: string }[] } } };
const headers = () => {
  const { Content } = (asked[0]?.body ?? {}) as Sent;
  return Object.fromEntries((Content?.Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value]));
};

it('SES is asked for one plain mail, and the id is the Message-ID that the reader will see', async () => {
  const replyTo = 'atencion+am-1@lumbre.example';
  const { externalId } = await send({ replyTo, inReplyTo: '<x@example.com>' });
  expect(externalId).toBe('<0102-abc@eu-west-1.amazonses.com>');
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/v2/email/outbound-emails',
    body: {
      FromEmailAddress: '"Lumbre" <atencion@lumbre.example>',
      Destination: { ToAddresses: ['ana@example.com'] },
      ReplyToAddresses: ['atencion+am-1@lumbre.example'],
      ConfigurationSetName: 'amends',
      Content: { Simple: { Subject: { Data: 'Año nuevo', Charset: 'UTF-8' }, Body: { Text: { Data: 'Hola' } } } },
    },
  });
  expect(headers()).toEqual({
    'Auto-Submitted': 'auto-generated',
    'In-Reply-To': '<x@example.com>',
    References: '<x@example.com>',
  });
  expect(await send({}, 'us-east-1')).toEqual({ externalId: '<0102-abc@email.amazonses.com>' });
});

it('The mail service reports by the case what becomes of a mail, and no reader sees it', async () => {
  await send({ caseId: '01a2015b-b9e3-75fc-bb29-9bc282463133' });
  await send();
  expect(asked.map(({ body }) => (body as { EmailTags?: unknown }).EmailTags)).toEqual([
    [{ Name: 'caseId', Value: '01a2015b-b9e3-75fc-bb29-9bc282463133' }],
    undefined,
  ]);
  expect(JSON.stringify(headers())).not.toContain('01a2015b');
});

it('A mail that a person wrote can be distinguished from one that a program did', async () => {
  await send({ personal: true });
  expect(headers()).toEqual({ 'Auto-Submitted': 'no' });
});

it('The words go as HTML beside the text, as SES sends in two parts; without HTML the text goes alone', async () => {
  await send({ html: '<p>Año nuevo</p>' });
  await send();
  const bodies = asked.map(({ body }) => (body as { Content: { Simple: { Body: object } } }).Content.Simple.Body);
  const text = { Text: { Data: 'Hola', Charset: 'UTF-8' } };
  expect(bodies).toEqual([{ ...text, Html: { Data: '<p>Año nuevo</p>', Charset: 'UTF-8' } }, text]);
});

it.each([
  ['a person', { personal: true, answersByItself: true }, 'no'],
  ['a program that answers', { answersByItself: true }, 'auto-replied'],
  ['a program of its own accord', {}, 'auto-generated'],
] as const)('A mail says that it is sent by %s, and offers to leave no list', async (_, over, value) => {
  await send({ ...over, html: '<p>Hola</p>' });
  expect(headers()).toEqual({ 'Auto-Submitted': value });
});

it.each(['<ñ@example.com>', '<a@example.com>\r\nBcc: b@example.com', `<${'x'.repeat(900)}@example.com>`])(
  'SES never sees a Message-ID that no header can hold',
  async (inReplyTo) => {
    await send({ inReplyTo });
    expect(headers()).toEqual({ 'Auto-Submitted': 'auto-generated' });
  },
);

it.each(['MessageRejected', 'BadRequestException'])(
  'What SES will never take is refused for good: %s',
  async (refusal) => {
    refusals.push(refusal);
    await expect(send()).rejects.toThrow(new Refused(refusal));
  },
);

it('What SES does not take for the moment is an error that is worth repeating', async () => {
  refusals.push('TooManyRequestsException');
  await expect(send()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
});

it.each([
  ['Lumbre', '"Lumbre" <atencion@lumbre.example>'],
  ['The "Best", Ltd.', '"The Best, Ltd." <atencion@lumbre.example>'],
  ['Compañía', '=?UTF-8?B?Q29tcGHDscOtYQ==?= <atencion@lumbre.example>'],
])('The sender of a mail is shown by its name: %s', (name, shown) => {
  expect(senderAddress({ name, mailbox: 'atencion' }, 'lumbre.example')).toBe(shown);
});

it('SES is given domains in ASCII, and never a name that ASCII cannot write', async () => {
  await send({ to: 'ana@español.example' });
  expect(asked[0]?.body).toMatchObject({ Destination: { ToAddresses: ['ana@xn--espaol-zwa.example'] } });
  await expect(send({ to: 'josé@example.org' })).rejects.toThrow(new Refused('AddressNotAscii'));
  expect(asked).toHaveLength(1);
});
