/** Whether a customer agreed to a call or a chat being recorded (Ley 10/2025, art. 12.1: expressly), as far as the platform says. */
export type Consent = 'given' | 'refused' | 'unknown';

/** Channels whose messages are what somebody recorded or wrote down of a conversation. */
export const isRecorded = (channel: string): boolean => channel === 'call' || channel === 'chat';
