// What IPFS's own importer and archiver make of the contents in test_cid.py: a line of JSON for each size in stdin.
// Run by record_cids.py, next to the packages.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CarWriter } from '@ipld/car'
import { decode } from '@ipld/dag-pb'
import { MemoryBlockstore } from 'blockstore-core'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'
import { importer } from 'ipfs-unixfs-importer'

const DAG_PB = 0x70

// 2654435761 is the golden ratio of 2**32 (Knuth): every byte depends on its place, and no two chunks are alike.
function content (size) {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at++) bytes[at] = Math.imul(at, 2654435761) >>> 24
  return bytes
}

async function bytesOf (store, cid) {
  const parts = []
  for await (const part of store.get(cid)) parts.push(part)
  return Buffer.concat(parts)
}

async function blocksFrom (store, cid) {
  const bytes = await bytesOf(store, cid)
  const found = [{ cid, bytes }]
  if (cid.code === DAG_PB) {
    for (const link of decode(bytes).Links) found.push(...await blocksFrom(store, link.Hash))
  }
  return found
}

for (const size of JSON.parse(readFileSync(0, 'utf8'))) {
  const store = new MemoryBlockstore()
  const options = {
    cidVersion: 1,
    rawLeaves: true,
    chunker: fixedSize({ chunkSize: 256 * 1024 }),
    layout: balanced({ maxChildrenPerNode: 174 })
  }
  let root
  for await (const entry of importer([{ content: content(size) }], store, options)) root = entry.cid
  const blocks = await blocksFrom(store, root)
  const { writer, out } = CarWriter.create([root])
  const hash = createHash('sha256')
  const written = (async () => { for await (const part of out) hash.update(part) })()
  for (const block of blocks) await writer.put(block)
  await writer.close()
  await written
  console.log(JSON.stringify({ size, cid: root.toString(), blocks: blocks.length, car: hash.digest('hex') }))
}
