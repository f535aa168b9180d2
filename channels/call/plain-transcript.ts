import { getWords } from '../json.ts';
import { consentIn } from './consent.ts';
import type { Transcript, Turn } from './conversation.ts';

/** `[00:12] Cliente (María): ...`: a time, who speaks, what was said. */
const LINE =
  /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[\s–-]{0,5})?(\p{L}[\p{L} ]{0,30}?) {0,3}(?:\([^)]{0,60}\))? {0,3}:\s*(.*)$/u;

const CUSTOMER = /^(?:client[ea]?|consumidora?|usuari[oa]|llamante|reclamante|customer|caller|user|bezeroa)$/i;
const COMPANY =
  /^(?:agente?|operadora?|teleoperadora?|asesora?|gestora?|empresa|compañía|sistema|locución|supervisora?|operator|advis[oe]r|representative|company|system|ivr|bot|langilea)$/i;
const PHONE = /^(?:tel[eé]fono|tel[eè]fon|n[uú]mero|phone|number|from|de)$/i;
const NUMBER = /^\+?\d[\d ().-]{5,24}$/;

/** The phone number a transcript begins with, as a switchboard writes it. */
const phoneIn = (label: string, rest: string): string | undefined =>
  PHONE.test(label) && NUMBER.test(rest) ? rest.replace(/[^\d+]/g, '') : undefined;

const speakerOf = (label: string): Turn['by'] | undefined => {
  if (CUSTOMER.test(label)) return 'customer';
  return COMPANY.test(label) ? 'company' : undefined;
};

/** A line without a speaker goes on with what the one before began. */
const goOn = (turns: Turn[], line: string): void => {
  const last = turns.at(-1);
  if (last) last.text = `${last.text}\n${line}`.trim();
};

/** A call written down in lines, who speaks before each; without speakers all of it is the customer's. */
export const plainTranscript = (text: string): Transcript => {
  const turns: Turn[] = [];
  let phone: string | undefined;
  let consent: ReturnType<typeof consentIn> = {};
  for (const line of getWords(text).split('\n')) {
    const [, label = '', rest = ''] = LINE.exec(line) ?? [];
    const by = speakerOf(label);
    if (turns.length === 0) {
      phone ??= phoneIn(label, rest);
      consent = { ...consentIn(label, rest), ...consent };
    }
    if (by) turns.push({ by, text: rest.trim(), attachments: [] });
    else goOn(turns, line.trim());
  }
  const all: Turn[] = turns.length > 0 ? turns : [{ by: 'customer', text: getWords(text), attachments: [] }];
  return { ...(phone && { author: { id: phone, phone } }), ...consent, turns: all };
};
