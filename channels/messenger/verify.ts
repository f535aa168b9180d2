export { challengeMeta as challengeMessenger, proveMeta as proveMessenger } from '../meta/verify.ts';
