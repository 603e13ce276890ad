const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count as a sentence begins with it: `Three`; beyond twelve in figures. */
export function countWord(count: number): string {
  const word = words[count]
  return word === undefined ? String(count) : word.charAt(0).toUpperCase() + word.slice(1)
}

/** How much waits, as the title of a page: `Three decisions wait for you.` */
export function decisionsSentence(count: number): string {
  if (count === 0) return 'Nothing waits for you.'
  return count === 1 ? 'One decision waits for you.' : `${countWord(count)} decisions wait for you.`
}
