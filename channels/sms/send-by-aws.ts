import type { Sender } from '../contract.ts';
import { callAws } from '../shared/aws-call.ts';
import { idIn } from '../shared/sent-id.ts';
import { setting } from '../shared/settings.ts';
import { cutTo } from '../shared/truncate.ts';
import { limits } from './limits.ts';

/**
 * Sends by AWS End User Messaging SMS (SendTextMessage).
 * @param deps settings `origination_identity` (ARN or id of a number, a pool or a sender id), and `configuration_set`, whose
 * event destination reports what becomes of the message
 */
export const sendByAws: Sender = async ({ to, text, trackingUrl }, deps) => {
  const origin = setting(deps, 'origination_identity');
  const set = deps.settings['configuration_set'];
  const answer = await callAws(
    {
      service: 'sms-voice',
      origin,
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      body: {
        DestinationPhoneNumber: to,
        OriginationIdentity: origin,
        MessageBody: cutTo(limits.text, text, trackingUrl),
        MessageType: 'TRANSACTIONAL',
        ...(set && { ConfigurationSetName: set }),
      },
    },
    deps,
  );
  return { externalId: idIn(answer, 'MessageId') };
};
