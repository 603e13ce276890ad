import { startMarketProcess } from './market-process.ts'

const patienceMs = 120_000

/**
 * One market for all journeys: started as an operator would, in production, with the demo town in a database of its
 * own. Its address is in STOA_JOURNEY_URL; who sets that beforehand walks through a market that is open already.
 * Answers how to close it.
 */
export default async function openJourneyMarket(): Promise<() => Promise<void>> {
  if (process.env['STOA_JOURNEY_URL']) return () => Promise.resolve()
  const { url, folder, process: market, close } = await startMarketProcess('journeys', { SANDBOX_CLOCK: 'true' })
  market.stdout.resume()
  try {
    await answering(`${url}/readyz`, () => market.exitCode !== null)
  } catch (error) {
    await close()
    throw error
  }
  process.env['STOA_JOURNEY_URL'] = url
  // For walks that open a second web process beside it, on the same data.
  process.env['STOA_JOURNEY_FOLDER'] = folder
  return close
}

async function answering(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && !hasEnded()) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The market of the journeys did not open.')
}
