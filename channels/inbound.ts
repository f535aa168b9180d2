import type { Channel } from '#cases/deliveries.ts';
import { adaptCall } from './call/adapt.ts';
import { verifyCall } from './call/verify.ts';
import { adaptChat } from './chat/adapt.ts';
import { verifyChat } from './chat/verify.ts';
import { adaptChatwoot } from './chatwoot/adapt.ts';
import { verifyChatwoot } from './chatwoot/verify.ts';
import type { InboundChannel, PlatformAnswer } from './contract.ts';
import { adaptCrm } from './crm/adapt.ts';
import { adaptCsv } from './csv/adapt.ts';
import { adaptMail } from './email/adapt.ts';
import { adaptFacebook } from './facebook/adapt.ts';
import { challengeFacebook, verifyFacebook } from './facebook/verify.ts';
import { adaptInstagram } from './instagram/adapt.ts';
import { challengeInstagram, verifyInstagram } from './instagram/verify.ts';
import { adaptMessenger } from './messenger/adapt.ts';
import { challengeMessenger, verifyMessenger } from './messenger/verify.ts';
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
import { challengeWhatsApp, verifyWhatsApp } from './whatsapp/verify.ts';
import { adaptX } from './x/adapt.ts';
import { challengeX, verifyX } from './x/verify.ts';
import { adaptZendesk } from './zendesk/adapt.ts';
import { verifyZendesk } from './zendesk/verify.ts';

/** Twilio reads its answer as instructions: do nothing. */
const NO_INSTRUCTIONS: PlatformAnswer = { status: 200, body: '<Response/>', headers: { 'content-type': 'text/xml' } };

/** Every channel has its folder and its line here. Those without a proof have no address: only our own stack delivers them. */
export const inbound: Record<Channel, InboundChannel> = {
  web: { adapt: adaptWeb },
  email: { adapt: adaptMail },
  whatsapp: { adapt: adaptWhatsApp, verify: verifyWhatsApp, challenge: challengeWhatsApp, overSns: true },
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
