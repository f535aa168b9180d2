export { challengeMeta as challengeMessenger, verifyMeta as verifyMessenger } from '../meta/verify.ts';
