/** Messenger and the page have one token and one API: the thread says whether an answer is private or a comment. */
export { sendFacebook as sendMessenger } from '../facebook/send.ts';
