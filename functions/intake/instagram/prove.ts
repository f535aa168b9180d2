export { challengeMeta as challengeInstagram, proveMeta as proveInstagram } from '../meta/prove.ts';
