/** A browser that wants to be told, as its push service knows it. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** The pair by which push services know this market, base64url as browsers and RFC 8292 write it. */
export interface PushKeys {
  publicKey: string
  privateKey: string
}

export interface PushDelivery {
  target: PushTarget
  keys: PushKeys
  /** What the device reads; the push service cannot. */
  payload: object
  /** Of two that wait under one topic the later replaces the earlier. At most 32 letters of base64url. */
  topic: string
  /** The time outside. */
  now: Date
}

/** What a push service made of it. */
export type PushAnswer =
  | { kind: 'taken' }
  /** There is no such device any more. */
  | { kind: 'gone' }
  /** It will not be taken, however often it is tried. */
  | { kind: 'refused'; why: string }
  /** Try again; not before so many seconds, where the service says. */
  | { kind: 'later'; afterSeconds: number }

/** How devices are reached. */
export interface PushPort {
  /** Whether a push service may stand at an address, as far as that shows before anybody asks there. */
  mayStandAt(endpoint: string): boolean
  /** Hands a message to the push service of a device, encrypted for it alone. Never throws for what a service does. */
  deliver(delivery: PushDelivery): Promise<PushAnswer>
}

declare module '#server/platform/context.ts' {
  interface Ports {
    push: PushPort
  }
}
