'use strict';
// Stands in for native-watchdog, a native module that ends an extension host whose parent has gone; the host's own
// timer looks for its parent as well.
exports.start = () => {};
exports.exit = (code) => process.exit(code);
