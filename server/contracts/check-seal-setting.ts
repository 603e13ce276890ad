import { readFile } from 'node:fs/promises'
import { ConfigError, type Config } from '#server/config.ts'

/** Opens the operator's P12 once at the start, so that nobody learns with the first contract that it cannot be used. */
export async function checkSealSetting({ sealP12 }: Config): Promise<void> {
  if (!sealP12) return
  try {
    const { openP12 } = await import('./seal/open-p12.ts')
    await openP12(await readFile(sealP12.file), sealP12.password)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`The setting SEAL_P12 is wrong: ${sealP12.file} cannot be opened (${why}).`)
  }
}
