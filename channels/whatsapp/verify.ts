export { challengeMeta as challengeWhatsApp, verifyMeta as verifyWhatsApp } from '../meta/verify.ts';
