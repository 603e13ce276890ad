import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let place: string

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'stoa-launcher-'))
  for (const folder of ['bin', 'server', 'node_modules']) mkdirSync(join(place, folder))
  copyFileSync('bin/start.mjs', join(place, 'bin/start.mjs'))
  writeFileSync(join(place, 'package-lock.json'), '{ "packages": { "": {} } }')
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** Launches a market that is only this program; answers what it said and how it ended. */
function launch(program: string, args: string[] = []) {
  writeFileSync(join(place, 'server/main.ts'), program)
  const launcher = spawn(process.execPath, [join(place, 'bin/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [launcher.stdout, launcher.stderr])
    stream.on('data', (text: Buffer) => said.push(text.toString()))
  const ended = once(launcher, 'close').then(([code]) => ({ code: code as number, said: said.join('') }))
  return { launcher, ended }
}

test('the exit code of the program is the exit code of the command', async () => {
  expect(await launch('process.exit(7)').ended).toMatchObject({ code: 7 })
})

test('words that name no program are for the market: `npm start worker`', async () => {
  const { said } = await launch('process.stdout.write(process.argv.slice(2).join())', ['web', 'worker']).ended
  expect(said).toBe('web,worker')
})

test('a signal reaches the program, which may take its time', async () => {
  const program = `
    process.on('SIGTERM', () => setTimeout(() => { process.stdout.write('drained\\n'); process.exit(0) }, 200))
    setInterval(() => {}, 1000)
    process.stdout.write('open\\n')`
  const { launcher, ended } = launch(program)
  await once(launcher.stdout, 'data')
  launcher.kill('SIGTERM')
  expect(await ended).toEqual({ code: 0, said: 'open\ndrained\n' })
})

test('a launcher that is killed leaves no market behind', async () => {
  const program = `
    process.once('disconnect', () => { process.stdout.write('closed\\n'); process.exit(0) })
    setInterval(() => {}, 1000)
    process.stdout.write('open\\n')`
  const { launcher, ended } = launch(program)
  await once(launcher.stdout, 'data')
  launcher.kill('SIGKILL')
  expect((await ended).said).toBe('open\nclosed\n')
})

test('a program that is not there is one sentence, not a stack', async () => {
  expect(await launch('', ['bench']).ended).toEqual({ code: 1, said: 'There is no bench/run.ts yet.\n' })
})
