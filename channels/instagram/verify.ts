export { challengeMeta as challengeInstagram, proveMeta as proveInstagram } from '../meta/verify.ts';
