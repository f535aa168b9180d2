/** Limits of WhatsApp (Cloud API, "Text messages" and "Customer service windows"). */
export const limits = {
  /** Characters of a text message. */
  text: { units: 4096 },
  /** After the customer's last message; later only a template that Meta has approved goes out. */
  windowHours: 24,
} as const;
