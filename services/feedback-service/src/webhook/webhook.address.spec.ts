import { addressFault, isPublicAddress } from './webhook.address.js';

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  'fc00::1',
  'fe80::1',
  'fec0::1',
  '64:ff9b::a00:1',
  '2002:a00:1::1',
  '::ffff:0:10.0.0.1',
  '::ffff:0:8.8.8.8',
  '::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::7f00:1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:db8::1',
  '3fff::1',
  '5f00::1',
  '4000::1',
  'fe80::1%eth0',
  '192.0.0.8',
  '192.88.99.1',
  '198.18.0.1',
  '240.0.0.1',
  'not an address',
])('%s is no address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ['https://hooks.example.org/x?key=1', null, null],
  ['http://hooks.example.org/x', 'URL_NOT_HTTPS', 'URL_NOT_HTTPS'],
  ['https://127.0.0.1/x', 'URL_PRIVATE', null],
  ['https://[::1]/x', 'URL_PRIVATE', null],
  ['https://LOCALHOST/x', 'URL_PRIVATE', null],
  ['https://app.localhost/x', 'URL_PRIVATE', null],
  ['https://localhost./x', 'URL_PRIVATE', null],
  ['https://LOCALHOST../x', 'URL_PRIVATE', null],
  ['https://app.localhost./x', 'URL_PRIVATE', null],
  ['https://ip6-localhost/x', 'URL_PRIVATE', null],
  ['https://localhost.localdomain/x', 'URL_PRIVATE', null],
  ['https://printer.local/x', 'URL_PRIVATE', null],
  ['https://metadata.google.internal/x', 'URL_PRIVATE', null],
  ['https://127.0.0.1./x', 'URL_PRIVATE', null],
  ['https://[::ffff:0:127.0.0.1]/x', 'URL_PRIVATE', null],
  ['https://[64:ff9b::127.0.0.1]/x', 'URL_PRIVATE', null],
  // Other ways to write 127.0.0.1; the URL parser makes them one.
  ['https://2130706433/x', 'URL_PRIVATE', null],
  ['https://0x7f.1/x', 'URL_PRIVATE', null],
  ['http://127.0.0.1/x', 'URL_NOT_HTTPS', null],
  ['https://user:password@hooks.example.org/', 'URL_INVALID', 'URL_INVALID'],
  ['ftp://hooks.example.org/', 'URL_INVALID', 'URL_INVALID'],
  ['file:///etc/passwd', 'URL_INVALID', 'URL_INVALID'],
  ['hooks', 'URL_INVALID', 'URL_INVALID'],
  [`https://hooks.example.org/${'x'.repeat(500)}`, 'URL_INVALID', 'URL_INVALID'],
] as const)('%s: %s, and where private addresses are allowed %s', (url, closed, open) => {
  expect(addressFault(url, false)).toBe(closed);
  expect(addressFault(url, true)).toBe(open);
});
