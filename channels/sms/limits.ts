import { limits as whatsApp } from '../whatsapp/limits.ts';

/** Limits of SMS by AWS and by Twilio. */
export const limits = {
  /** Characters of a message, which AWS and Twilio cut into as many SMS as it takes. */
  text: { units: 1600 },
  /** Of Twilio's WhatsApp, whose addresses begin with `whatsapp:`; SMS has no window. */
  whatsAppWindowHours: whatsApp.windowHours,
} as const;
