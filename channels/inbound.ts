import { adaptCall } from './call/adapt.ts';
import { verifyCall } from './call/verify.ts';
import { adaptChat } from './chat/adapt.ts';
import { verifyChat } from './chat/verify.ts';
import { adaptChatwoot } from './chatwoot/adapt.ts';
import { verifyChatwoot } from './chatwoot/verify.ts';
import type { Adapter, InboundChannel, PlatformAnswer } from './contract.ts';
import { adaptCrm } from './crm/adapt.ts';
import { adaptCsv } from './csv/adapt.ts';
import { adaptMail } from './email/adapt.ts';
import { isSesEvent, isSesNotification } from './email/ses-events.ts';
import { adaptFacebook } from './facebook/adapt.ts';
import { challengeFacebook, verifyFacebook } from './facebook/verify.ts';
import { adaptInstagram } from './instagram/adapt.ts';
import { challengeInstagram, verifyInstagram } from './instagram/verify.ts';
import { adaptMessenger } from './messenger/adapt.ts';
import { challengeMessenger, verifyMessenger } from './messenger/verify.ts';
import { type Channel, channelNames } from './names.ts';
import { adaptReview } from './review/adapt.ts';
import { verifyReview } from './review/verify.ts';
import { adaptSms } from './sms/adapt.ts';
import { verifySms } from './sms/verify.ts';
import { adaptStaff } from './staff/adapt.ts';
import { adaptSurvey } from './survey/adapt.ts';
import { challengeSurvey, verifySurvey } from './survey/verify.ts';
import { adaptTelegram } from './telegram/adapt.ts';
import { verifyTelegram } from './telegram/verify.ts';
import { adaptWeb } from './web/adapt.ts';
import { adaptWhatsApp } from './whatsapp/adapt.ts';
import { isSocialMessaging } from './whatsapp/unwrap.ts';
import { challengeWhatsApp, verifyWhatsApp } from './whatsapp/verify.ts';
import { adaptX } from './x/adapt.ts';
import { challengeX, verifyX } from './x/verify.ts';
import { adaptZendesk } from './zendesk/adapt.ts';
import { verifyZendesk } from './zendesk/verify.ts';

/** Twilio reads its answer as instructions: do nothing. */
const NO_INSTRUCTIONS: PlatformAnswer = { status: 200, body: '<Response/>', headers: { 'content-type': 'text/xml' } };

/** What comes in, by channel. Those without a verifier have no address: only our own stack delivers them. */
export const inbound: Record<Channel, InboundChannel> = {
  web: { adapt: adaptWeb },
  email: { adapt: adaptMail, claims: { notification: isSesNotification, busEvent: isSesEvent } },
  whatsapp: {
    adapt: adaptWhatsApp,
    verify: verifyWhatsApp,
    challenge: challengeWhatsApp,
    overSns: true,
    claims: { notification: isSocialMessaging },
  },
  messenger: { adapt: adaptMessenger, verify: verifyMessenger, challenge: challengeMessenger },
  instagram: { adapt: adaptInstagram, verify: verifyInstagram, challenge: challengeInstagram },
  facebook: { adapt: adaptFacebook, verify: verifyFacebook, challenge: challengeFacebook },
  x: { adapt: adaptX, verify: verifyX, challenge: challengeX },
  telegram: { adapt: adaptTelegram, verify: verifyTelegram },
  sms: { adapt: adaptSms, verify: verifySms, overSns: true, accepted: NO_INSTRUCTIONS },
  call: { adapt: adaptCall, verify: verifyCall },
  chat: { adapt: adaptChat, verify: verifyChat },
  review: { adapt: adaptReview, verify: verifyReview },
  survey: { adapt: adaptSurvey, verify: verifySurvey, challenge: challengeSurvey },
  crm: { adapt: adaptCrm },
  staff: { adapt: adaptStaff },
  csv: { adapt: adaptCsv },
  zendesk: { adapt: adaptZendesk, verify: verifyZendesk },
  chatwoot: { adapt: adaptChatwoot, verify: verifyChatwoot },
};

/** The adapter of every channel. */
export const adapters = Object.fromEntries(channelNames.map((name) => [name, inbound[name].adapt] as const)) as Record<
  Channel,
  Adapter
>;

/** The channel of what a topic put into the queue, by its message. What nobody claims is an SMS. */
export const channelOfNotification = (message: string): Channel =>
  channelNames.find((name) => inbound[name].claims?.notification?.(message)) ?? 'sms';

/** The channel of an event of a bus, by its source. What nobody claims is of the company's own systems. */
export const channelOfBusEvent = (source: string): Channel =>
  channelNames.find((name) => inbound[name].claims?.busEvent?.(source)) ?? 'crm';
