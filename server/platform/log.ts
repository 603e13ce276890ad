import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured log, one JSON object a line on standard output. Secrets are cut out wherever they might stand. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'password',
        'token',
        '*.password',
        '*.token',
        'req.headers.cookie',
        'req.headers.authorization',
        'res.headers["set-cookie"]',
      ],
      remove: true,
    },
  })
}
