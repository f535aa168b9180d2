/** What most endpoints of the desk may be asked with, as it is documented. */

/** The language of what is written out in the answer. */
export const languageHeader = { 'Accept-Language': { description: '`es` (default) or `en`', required: false } };

/** Where a list goes on. */
export const cursorQuery = { cursor: { description: 'Where the page before ended' } };
