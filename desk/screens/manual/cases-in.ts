/** The references that were written one after another. */
export const casesIn = (written: string): string[] => written.split(/[\s,;]+/).filter((one) => one !== '');
