import type { Channel } from '#cases/deliveries.ts';
import { adaptCall } from './call/adapt.ts';
import { proveCall } from './call/verify.ts';
import { adaptChat } from './chat/adapt.ts';
import { proveChat } from './chat/verify.ts';
import { adaptChatwoot } from './chatwoot/adapt.ts';
import { proveChatwoot } from './chatwoot/verify.ts';
import type { ChannelDefinition, PlatformAnswer } from './contract.ts';
import { adaptCrm } from './crm/adapt.ts';
import { adaptCsv } from './csv/adapt.ts';
import { adaptMail } from './email/adapt.ts';
import { adaptFacebook } from './facebook/adapt.ts';
import { challengeFacebook, proveFacebook } from './facebook/verify.ts';
import { adaptInstagram } from './instagram/adapt.ts';
import { challengeInstagram, proveInstagram } from './instagram/verify.ts';
import { adaptMessenger } from './messenger/adapt.ts';
import { challengeMessenger, proveMessenger } from './messenger/verify.ts';
import { adaptReview } from './review/adapt.ts';
import { proveReview } from './review/verify.ts';
import { adaptSms } from './sms/adapt.ts';
import { proveSms } from './sms/verify.ts';
import { adaptStaff } from './staff/adapt.ts';
import { adaptSurvey } from './survey/adapt.ts';
import { challengeSurvey, proveSurvey } from './survey/verify.ts';
import { adaptTelegram } from './telegram/adapt.ts';
import { proveTelegram } from './telegram/verify.ts';
import { adaptWeb } from './web/adapt.ts';
import { adaptWhatsApp } from './whatsapp/adapt.ts';
import { challengeWhatsApp, proveWhatsApp } from './whatsapp/verify.ts';
import { adaptX } from './x/adapt.ts';
import { challengeX, proveX } from './x/verify.ts';
import { adaptZendesk } from './zendesk/adapt.ts';
import { proveZendesk } from './zendesk/verify.ts';

/** Twilio reads its answer as instructions: do nothing. */
const NO_INSTRUCTIONS: PlatformAnswer = { status: 200, body: '<Response/>', headers: { 'content-type': 'text/xml' } };

/** Every channel has its folder and its line here. Those without a proof have no address: only our own stack delivers them. */
export const registry: Record<Channel, ChannelDefinition> = {
  web: { adapt: adaptWeb },
  email: { adapt: adaptMail },
  whatsapp: { adapt: adaptWhatsApp, prove: proveWhatsApp, challenge: challengeWhatsApp, overSns: true },
  messenger: { adapt: adaptMessenger, prove: proveMessenger, challenge: challengeMessenger },
  instagram: { adapt: adaptInstagram, prove: proveInstagram, challenge: challengeInstagram },
  facebook: { adapt: adaptFacebook, prove: proveFacebook, challenge: challengeFacebook },
  x: { adapt: adaptX, prove: proveX, challenge: challengeX },
  telegram: { adapt: adaptTelegram, prove: proveTelegram },
  sms: { adapt: adaptSms, prove: proveSms, overSns: true, accepted: NO_INSTRUCTIONS },
  call: { adapt: adaptCall, prove: proveCall },
  chat: { adapt: adaptChat, prove: proveChat },
  review: { adapt: adaptReview, prove: proveReview },
  survey: { adapt: adaptSurvey, prove: proveSurvey, challenge: challengeSurvey },
  crm: { adapt: adaptCrm },
  staff: { adapt: adaptStaff },
  csv: { adapt: adaptCsv },
  zendesk: { adapt: adaptZendesk, prove: proveZendesk },
  chatwoot: { adapt: adaptChatwoot, prove: proveChatwoot },
};
