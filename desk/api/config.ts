import type { DeskConfig } from '#functions/desk-app/contract.ts';

/** What the page that the desk starts from says of its surroundings. */
const read = (): DeskConfig => {
  const content = document.querySelector<HTMLMetaElement>('meta[name="desk-config"]')?.content;
  if (!content) throw new Error('The page of the desk holds no configuration');
  return JSON.parse(content) as DeskConfig;
};

export const config = read();
/** Address of the desk's first screen, without a slash at the end. */
export const deskUrl = `${config.apiUrl}/desk`;
/** The part of that address that is the path: the router's base. */
export const basePath = new URL(deskUrl).pathname;
