'use strict';
const { existsSync } = require('node:fs');
const { resolve, sep } = require('node:path');

/**
 * Our sources import `./x.js` and mean `./x.ts` (nodenext). Only for our own files:
 * a plain moduleNameMapper would also rewrite the imports inside packages.
 */
module.exports = (request, options) => {
  const own =
    !options.basedir.includes(`${sep}node_modules${sep}`) &&
    !`${options.basedir}${sep}`.includes(`${sep}dist${sep}`);
  if (own && request.startsWith('.') && request.endsWith('.js')) {
    const base = resolve(options.basedir, request.slice(0, -3));
    const source = [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file));
    if (source !== undefined) return source;
  }
  return options.defaultResolver(request, options);
};
