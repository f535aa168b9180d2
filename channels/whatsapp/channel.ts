import type { ChannelDescription } from '../contract.ts';
import { limits } from './limits.ts';

/** WhatsApp: Meta's Cloud API, or AWS End User Messaging Social. */
export const whatsapp = {
  alsoNamed: ['aws-social'],
  reachedBy: 'handle',
  vouchesFor: ['handle', 'phone'],
  // The number has no WhatsApp, or cannot be reached there.
  deadAddress: /^failed:131026$/,
  // The recipient has turned off messages of companies, or of this one.
  optedOut: /^failed:131050$/,
  brief: true,
  phoneHandle: 'digits',
  windowHours: limits.windowHours,
  settings: [
    'token',
    'phone_number_id',
    'version',
    'host',
    'origination_phone_number_id',
    'template_es',
    'template_en',
    'template_language_es',
    'template_language_en',
  ],
} as const satisfies ChannelDescription;
