/** Whether a customer agreed to a call or a chat being recorded (Ley 10/2025, art. 12.1: expressly), as far as the platform says. */
export type Consent = 'given' | 'refused' | 'unknown';
