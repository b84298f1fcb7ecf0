'use strict';
// Stands in for argon2, a native module: it hashes the server's password, and the server runs with none.
const refuse = async () => {
  throw new Error('No passwords here: the server runs with --auth none on loopback.');
};
module.exports = { hash: refuse, verify: refuse };
