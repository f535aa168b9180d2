/** Where the page of a case is. */
export const PATH = '/t/{token}';
