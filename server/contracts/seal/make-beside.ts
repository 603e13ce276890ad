import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Makes the market's own certificate as `makeOwnCertificate` does, in a thread that ends with it: nothing of this process waits, and
 * what was loaded for it is gone again.
 */
export async function makeBeside(marketName: string, at: Date): Promise<{ pkcs8: Buffer; chain: Buffer[] }> {
  const thread = new Worker(new URL('./certificate-thread.ts', import.meta.url), { workerData: { marketName, at } })
  try {
    const [made] = (await once(thread, 'message')) as [{ pkcs8: Uint8Array; chain: Uint8Array[] }]
    return { pkcs8: Buffer.from(made.pkcs8), chain: made.chain.map((der) => Buffer.from(der)) }
  } finally {
    await thread.terminate()
  }
}
