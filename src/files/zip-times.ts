// Sets the times in a ZIP to the earliest there is, so that the same content gives the same bytes. Knows only the headers
// it changes (APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12, 4.3.16).

const END = { signature: 0x06054b50, bytes: 22, entries: 10, start: 16 };
const CENTRAL = { signature: 0x02014b50, bytes: 46, time: 12, name: 28, extra: 30, comment: 32, local: 42 };
const LOCAL = { signature: 0x04034b50, time: 10 };
/** 1980-01-01 00:00 as MS-DOS writes it: the time first, then the date. */
const EARLIEST = 0x00210000;

/** Changes `zip` in place: an archive without a comment, written by ourselves. Throws when it is none. */
export function withoutTimes(zip: Buffer): Buffer {
  const end = zip.length - END.bytes;
  if (end < 0 || zip.readUInt32LE(end) !== END.signature) throw new Error('this is no ZIP without a comment');
  let entry = zip.readUInt32LE(end + END.start);
  for (let left = zip.readUInt16LE(end + END.entries); left > 0; left--) {
    const local = zip.readUInt32LE(entry + CENTRAL.local);
    if (zip.readUInt32LE(entry) !== CENTRAL.signature || zip.readUInt32LE(local) !== LOCAL.signature) {
      throw new Error('the directory of this ZIP is broken');
    }
    zip.writeUInt32LE(EARLIEST, entry + CENTRAL.time);
    zip.writeUInt32LE(EARLIEST, local + LOCAL.time);
    const lengths = [CENTRAL.name, CENTRAL.extra, CENTRAL.comment].map((at) => zip.readUInt16LE(entry + at));
    entry += lengths.reduce((sum, length) => sum + length, CENTRAL.bytes);
  }
  return zip;
}
