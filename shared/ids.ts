let lastMs = 0
let turn = 0

/** Random bytes are fetched for many ids at once: to fetch them costs more than all the rest. */
const random = new Uint8Array(16 * 256)
let used = random.length

/** The two digits of every byte. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A new row id: UUID version 7 (RFC 9562, section 5.7), so ids sort by birth and indexes stay compact. Ids of one
 * process rise strictly, by a counter in the first random bits (section 6.2, method 1).
 * The time inside an id is the machine's, not the market's; no rule may read it.
 */
export function newId(): string {
  if (used === random.length) {
    crypto.getRandomValues(random)
    used = 0
  }
  const bytes = random.subarray(used, (used += 16))
  const now = Math.max(Date.now(), lastMs)
  turn = now === lastMs ? turn + 1 : bytes[7]!
  // More than 4,095 in one millisecond borrow from the next.
  lastMs = turn > 0xfff ? now + 1 : now
  if (turn > 0xfff) turn = 0
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | (turn >> 8)
  bytes[7] = turn & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = (from: number, to: number) => bytes.subarray(from, to).reduce((text, byte) => text + digits[byte], '')
  return `${hex(0, 4)}-${hex(4, 6)}-${hex(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`
}
