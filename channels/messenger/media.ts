export { fetchLinked as fetchMessengerMedia } from '../meta/media.ts';
