/** Stands in, when functions are bundled, for SHA-256 in JavaScript, which the SDK takes where Node was built without OpenSSL: Lambda's was not. */
export class Sha256Js {
  constructor() {
    throw new Error('This Node has no SHA-256 of its own');
  }
}
