import { Html, html } from '#platform/page/html.ts';

/*
 * How a mail looks. Outlook on Windows reads neither `max-width` nor the padding of a link, Gmail drops the sheet where it does
 * not know the account: what a reader needs stands in the elements themselves. Contrast is at least 4.5:1 in light and dark.
 */

const FONT = 'font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const INK = '#1c2733';

/** The styles that stand in the elements. */
export const look = {
  ground: 'margin:0;padding:0;width:100%;background-color:#f3f5f7',
  gone: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  outer: 'background-color:#f3f5f7',
  column: 'width:100%;max-width:600px',
  bar: 'height:6px;line-height:6px;font-size:6px;background-color:#0b5a61',
  paper: `padding:24px;background-color:#ffffff;color:${INK};${FONT};font-size:16px;line-height:1.5;text-align:left;overflow-wrap:anywhere;word-break:break-word`,
  text: `margin:0 0 16px;color:${INK}`,
  title: `margin:0 0 16px;color:${INK};font-size:20px;line-height:1.3;font-weight:700`,
  heading: `margin:24px 0 8px;color:${INK};font-size:17px;line-height:1.3;font-weight:700`,
  list: `margin:0 0 16px;padding:0 0 0 26px;color:${INK}`,
  item: 'margin:0 0 6px',
  link: 'color:#0b5a61;text-decoration:underline',
  buttonTable: 'margin:0 0 20px;border-collapse:separate',
  buttonCell: 'border-radius:8px;background-color:#0b5a61;mso-padding-alt:13px 26px',
  button: `display:inline-block;padding:13px 26px;border-radius:8px;color:#ffffff;${FONT};font-size:16px;line-height:22px;font-weight:700;text-decoration:none`,
} as const;

const DARK: Record<string, string> = {
  '.ground': 'background-color:#12181f!important',
  '.paper': 'background-color:#1b242d!important;color:#e8edf2!important',
  '.ink': 'color:#e8edf2!important',
  '.link': 'color:#8fd3d8!important',
  '.go': 'background-color:#8fd3d8!important',
  '.go a': 'color:#08292c!important',
};

const rules = (before: string): string =>
  Object.entries(DARK)
    .map(([selector, style]) => `${before}${selector}{${style}}`)
    .join('');

const colorsOnly = (before: string, property: 'color' | 'background-color'): string =>
  Object.entries(DARK)
    .map(([selector, style]) => {
      const kept = style.split(';').filter((rule) => rule.startsWith(`${property}:`));
      return kept.length === 0 ? '' : `${before}${selector}{${kept.join(';')}}`;
    })
    .join('');

/** For programs that follow the reader's choice, such as Apple Mail. */
const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${rules('')}}`;
/** Outlook in the browser and on phones marks what it has turned dark: a sheet of its own, since others drop a sheet for it. */
const outlookSheet = `${colorsOnly('[data-ogsc] ', 'color')}${colorsOnly('[data-ogsb] ', 'background-color')}`;

/** The style sheets: nothing but what turns a mail dark. */
export const sheets = html`<style>${new Html(sheet)}</style><style>${new Html(outlookSheet)}</style>`;
