export { challengeMeta as challengeInstagram, verifyMeta as verifyInstagram } from '../meta/verify.ts';
