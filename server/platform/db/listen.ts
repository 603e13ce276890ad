import type { Pool, PoolClient } from 'pg'

interface Listener {
  /** A message of the channel, told after the commit of the transaction that sent it. */
  hear(message: string): void
  /** The connection was lost and is back; what was said meanwhile is lost. When this fails, it is tried again. */
  comeBack(): Promise<void> | void
}

/**
 * Listens to a channel of the database (LISTEN), on a connection of the pool that it keeps. When that is lost, it tries
 * every second until the database is back.
 */
export async function listenTo(
  pool: Pool,
  channel: string,
  { hear, comeBack }: Listener,
): Promise<{ close(): Promise<void> }> {
  let listener: PoolClient | null = null
  let isClosed = false

  async function listen(): Promise<void> {
    const client = await pool.connect()
    listener = client
    client.on('notification', ({ payload = '' }) => hear(payload))
    client.on('error', () => {
      // Closed already, or told twice: the client is not ours any more.
      if (listener === client) listenAnew()
    })
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
  }

  function listenAnew(): void {
    stopListening()
    setTimeout(() => {
      if (!isClosed && !listener) listen().then(comeBack).catch(listenAnew)
    }, 1_000).unref()
  }

  function stopListening(): void {
    const client = listener
    listener = null
    client?.release(true)
  }

  await listen()
  return {
    async close() {
      isClosed = true
      stopListening()
    },
  }
}
