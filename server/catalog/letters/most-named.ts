/** A letter names so many things that are nearly sold out, and counts the rest. */
export const mostNamed = 10
