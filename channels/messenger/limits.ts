/** Messenger and the page have one API, and its limits. */
export { limits } from '../facebook/limits.ts';
