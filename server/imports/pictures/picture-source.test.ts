import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPublicAddress } from '#server/platform/http/public-address.ts'
import { openPictureSource } from './picture-source.ts'

let server: Server
let port: number

beforeAll(async () => {
  server = createServer((req, res) => {
    const leads: Record<string, string> = {
      '/away': '/picture',
      '/inside': 'http://169.254.169.254/latest/meta-data/',
      '/round': '/round',
    }
    const to = leads[req.url!]
    if (to) return void res.writeHead(302, { location: to }).end()
    if (req.url === '/large') {
      const part = Buffer.alloc(1_024 * 1_024)
      for (let written = 0; written < 14; written++) res.write(part)
      return void res.end()
    }
    if (req.url === '/gone') return void res.writeHead(410).end()
    res.end('picture')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const source = () =>
  openPictureSource({ alsoReach: (reached) => reached.address === '127.0.0.1' && reached.port === port })
const at = (path: string) => `http://127.0.0.1:${port}${path}`

test('a picture is fetched, also where its address leads on', async () => {
  expect(await source().fetch(at('/picture'))).toEqual({ bytes: Buffer.from('picture') })
  expect(await source().fetch(at('/away'))).toEqual({ bytes: Buffer.from('picture') })
})

test('no product setting reaches this machine: without the allowance of tests nothing private is asked', async () => {
  const failure = 'is not on the open internet'
  const plain = openPictureSource()
  expect(await plain.fetch(at('/picture'))).toEqual({ failure })
  expect(await plain.fetch(`http://localhost:${port}/picture`)).toEqual({ failure })
  for (const host of [
    '10.0.0.1',
    '169.254.169.254',
    '[::1]',
    '[::ffff:7f00:1]',
    '0x7f000001',
    '2130706433',
    '[fd00::1]',
  ]) {
    expect(await plain.fetch(`http://${host}/`)).toEqual({ failure })
  }
})

test('a redirect to a private address is not followed, and none without end', async () => {
  expect(await source().fetch(at('/inside'))).toEqual({ failure: 'is not on the open internet' })
  expect(await source().fetch(at('/round'))).toEqual({ failure: 'leads on more than 3 times' })
})

test('other ports, other protocols, passwords and long answers are refused in words', async () => {
  expect(await openPictureSource().fetch('http://93.184.215.14:22/')).toEqual({
    failure: 'is not on the open internet',
  })
  expect(await source().fetch('file:///etc/passwd')).toEqual({ failure: 'is no address of the web' })
  expect(await source().fetch('http://a:b@127.0.0.1/')).toEqual({ failure: 'has a password in it' })
  expect(await source().fetch('no address')).toEqual({ failure: 'is no address' })
  expect(await source().fetch(at('/large'))).toEqual({ failure: 'is larger than 12 MB' })
  expect(await source().fetch(at('/gone'))).toEqual({ failure: 'was answered with 410' })
})

test.each(['8.8.8.8', '2606:4700:4700::1111', '172.15.0.1'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
test.each([
  '100.64.1.1',
  '172.31.0.1',
  '192.168.1.1',
  '::',
  'fe80::1',
  '2002:7f00:1::',
  '64:ff9b::7f00:1',
  '::ffff:10.0.0.1',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
