'use strict';
const { DefaultFailureConverter } = require('@temporalio/common');

// CommonJS, since the SDK loads it by require(). Messages and stack traces go into a payload, which is sealed.
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
