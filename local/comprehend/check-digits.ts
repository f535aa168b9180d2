const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Whether a number is a payment card's: 13 to 19 digits, the last of which checks the others (ISO/IEC 7812). */
export const hasCardCheckDigit = (text: string): boolean => {
  const digits = [...digitsOf(text)].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0 && new Set(digits).size > 1;
};

/** Whether it is a bank account: turned round and read as one integer it leaves 1 modulo 97 (ISO 13616). */
export const hasIbanCheckDigits = (text: string): boolean => {
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return compact.length >= 15 && compact.length <= 34 && rest === 1;
};

/** Whether each part of a dotted address fits a byte. */
export const isIpv4 = (text: string): boolean => text.split('.').every((part) => Number(part) <= 255);

/** Whether an international number has a length that exists (ITU E.164). */
export const isInternational = (text: string): boolean => {
  const digits = digitsOf(text).replace(/^00/, '');
  return digits.length >= 8 && digits.length <= 15;
};
