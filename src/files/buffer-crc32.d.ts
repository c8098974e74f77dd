// The package's own types know no default export, which its ES module has.
declare module 'buffer-crc32' {
  const crc32: { unsigned(chunk: Uint8Array, previous?: number): number };
  export default crc32;
}
