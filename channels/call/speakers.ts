import type { Turn } from './conversation.ts';

/** What the customer is called in what switchboards and chats write down. */
const CUSTOMERS =
  /^(?:client[ea]?|consumidora?|usuari[oa]|llamante|reclamante|compradora?|visitante|invitad[oa]|yo|customer|caller|user|visitor|guest|buyer|contact|human|me|bezeroa)$/;

/** What the company's side is called: people, departments and machines. */
const COMPANY =
  /^(?:agente?|operadora?|teleoperadora?|asesora?|gestora?|supervisora?|coordinadora?|emplead[oa]|atendente|operator|advis[oe]r|representative|supervisor|employee|langilea|empresa|company|sistema|system|locucion|ivr|bot|chatbot|asistente|assistant|staff|admin|soporte|suport|support|servicio tecnico|soporte tecnico|technical support|atencion al cliente|servicio de atencion al cliente|servicio al cliente|atencio al client|atendimento|customer (?:service|support|care))$/;

/** One of ours by what they are there for: "asistente virtual", "agente de soporte", "customer service agent". */
const TITLED =
  /^(?:(?:agente?|operadora?|asesora?|gestora?|asistente|assistant|bot) (?:virtual|digital|automatic[oa]|human[oa]|comercial|tecnic[oa]|de (?:soporte(?: tecnico)?|ventas|(?:servicio|atencion) al cliente))|(?:customer (?:service|support|care)|technical support|support|sales|service|human|live|virtual|automated|call cent(?:er|re)) (?:agent|representative|advis[oe]r|assistant|operator|bot|team))$/;

/** Lower case without accents, without the other gender ("operador/a") and the marks of a name of a program. */
const plain = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[/(]as?\b\)?/g, '')
    .replace(/[\d_#.-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const roleOf = (words: string): Turn['by'] | undefined => {
  if (COMPANY.test(words) || TITLED.test(words)) return 'company';
  return CUSTOMERS.test(words) ? 'customer' : undefined;
};

/** What any of the words of a label says, one of ours first. */
const roleWithin = (label: string): Turn['by'] | undefined => {
  const words = plain(label).split(' ');
  const parts = words.flatMap((word, at) => [
    word,
    words.slice(at, at + 2).join(' '),
    words.slice(at, at + 3).join(' '),
  ]);
  const roles = parts.map(roleOf);
  return roles.find((role) => role === 'company') ?? roles.find(Boolean);
};

/** A name or a number behind or before what somebody is: "Agente Lucía", "Agent 2". No verb, which makes a sentence of it. */
const NAMES = String.raw`(?:\p{Lu}[\p{L}'’.-]{0,30}|\d{1,4})(?: (?:\p{Lu}[\p{L}'’.-]{0,30}|\d{1,4})){0,3}`;
const WITH_NAME = new RegExp(`^([\\p{L}/_-]{3,30}(?: \\p{Ll}[\\p{L}]{0,20}){0,4}) ${NAMES}$`, 'u');
const BEHIND_NAME = /^[^()]{1,60}\(([^()]{1,40})\)$/;

/**
 * Who speaks under a label; undefined where it does not say. The whole of it has to be a label: "El agente me dijo" is the beginning
 * of a sentence.
 */
export const speakerOf = (label: string): Turn['by'] | undefined => {
  const whole = roleOf(plain(label.replace(/\([^()]*\)\s*$/, '')));
  if (whole) return whole;
  const [, behind = ''] = BEHIND_NAME.exec(label) ?? [];
  const [, before = ''] = WITH_NAME.exec(label) ?? [];
  // "Customer Relations Agent" begins as the customer is called, and is one of ours.
  return roleOf(plain(behind)) ?? (roleOf(plain(before)) && roleWithin(label));
};

/** The same of a field that holds nothing but who wrote: any of its words may say it, as in "Bot Norte" or "virtual assistant". */
export const writerOf = (from: string): Turn['by'] | undefined => speakerOf(from) ?? roleWithin(from);
