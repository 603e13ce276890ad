import { BlockList, isIPv4, isIPv6 } from 'node:net'

// IANA's registries of special-purpose addresses: nothing of the open internet lies there.
const special: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Within 2000::/3, which is all of IPv6 that is public: Teredo, ORCHID, documentation and 6to4, which hide other addresses. */
const specialInPublic: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const notPublic4 = new BlockList()
for (const [network, prefix] of special) notPublic4.addSubnet(network, prefix, 'ipv4')
const public6 = new BlockList()
public6.addSubnet('2000::', 3, 'ipv6')
const notPublic6 = new BlockList()
for (const [network, prefix] of specialInPublic) notPublic6.addSubnet(network, prefix, 'ipv6')

/** Whether an address belongs to the open internet: none of this machine, of a private network or of a cloud's inside. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic4.check(address, 'ipv4')
  if (!isIPv6(address)) return false
  return public6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}
