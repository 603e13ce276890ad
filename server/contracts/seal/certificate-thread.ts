import { parentPort, workerData } from 'node:worker_threads'
import { makeOwnCertificate } from './certificate.ts'

/** Runs beside the market, for `make-beside.ts`: what makes certificates takes half a second and thirty megabytes to load. */
const { marketName, at } = workerData as { marketName: string; at: Date }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, not a window
parentPort!.postMessage(await makeOwnCertificate(marketName, at))
