/** The day (YYYY-MM-DD) that a moment falls on in a zone (IANA). */
export const dayKey = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
