/** Code pages of Windows that the runtime knows by another name. */
const NAMES: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20866: 'koi8-r',
  21866: 'koi8-u',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** What the runtime calls a code page of Windows, as far as it knows it. */
export const pageName = (page: number): string => {
  if (page >= 28591 && page <= 28606) return `iso-8859-${page - 28590}`;
  return NAMES[page] ?? `windows-${page}`;
};

/** Text in a code page of Windows, as Outlook numbers them; in one that nobody knows, read as Western European. */
export const decodePage = (bytes: Uint8Array, page = 1252): string => {
  try {
    return new TextDecoder(pageName(page)).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
