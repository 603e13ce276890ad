import { newId } from '#shared/ids.ts'

/** A number nobody chose, to be printed. */
export function newSeed(): number {
  return Number.parseInt(newId().slice(-6), 16)
}

/** Mulberry32: the same seed, the same numbers from 0 to 1. */
export function chanceOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
