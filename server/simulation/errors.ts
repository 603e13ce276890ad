import { Refusal } from '#server/platform/errors.ts'

/** `clock_not_movable`: this market goes by real time; only one that is started with SANDBOX_CLOCK has a clock to move. */
export const clockNotMovable = () => new Refusal(409, 'clock_not_movable', 'The clock of this market cannot be moved.')

/** `clock_moving`: a move is under way. */
export const clockMoving = () =>
  new Refusal(409, 'clock_moving', 'The clock is being moved already. Wait for it, or stop it where it is.')

/** `nothing_due`: there is nothing to move to. */
export const nothingDue = () => new Refusal(409, 'nothing_due', 'Nothing is due: there is no instant to move to.')
