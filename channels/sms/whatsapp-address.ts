/** Whether an address of Twilio's is one of WhatsApp. */
export const isWhatsApp = (address: string): boolean => address.startsWith('whatsapp:');
