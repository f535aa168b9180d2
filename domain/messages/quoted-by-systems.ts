/** What a customer said to a system of ours, as it stands within what the system says. */
export const quotedBySystem = (words: string): string => `«${words}»`;

/** Whether what a system says holds words of the customer. */
export const holdsCustomersWords = (text: string): boolean => /«[^»«\p{L}]*\p{L}/u.test(text);
