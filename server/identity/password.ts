import { hash, verify } from '@node-rs/argon2'

// argon2id with the least the OWASP Password Storage Cheat Sheet asks for.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Nobody's password; made once, when first needed.
let nobodysHash: Promise<string> | null = null

/** The hash to keep of a password. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password, cost)
}

/** Whether a password is right. Without a hash it takes as long and answers false, so that time tells nothing. */
export async function isRightPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password')
  const isRight = await verify(passwordHash ?? (await nobodysHash), password)
  return isRight && passwordHash !== null
}
