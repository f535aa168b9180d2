import type { Sender } from '../contract.ts';
import { sendByAws } from './send-by-aws.ts';
import { sendByTwilio } from './send-by-twilio.ts';
import { isWhatsApp } from './whatsapp-address.ts';

/** Sends by AWS where it is set up (`origination_identity`), else by Twilio, whose WhatsApp only Twilio reaches. */
export const sendSms: Sender = (message, deps) =>
  (deps.settings['origination_identity'] && !isWhatsApp(message.to) ? sendByAws : sendByTwilio)(message, deps);
