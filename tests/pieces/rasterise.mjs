// Reads a JSON list of SVG texts, and writes the RGB bytes of one picture after another.
// Usage: node rasterise.mjs FOLDER_THAT_HOLDS_SHARP < texts > pixels

import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const sharp = createRequire(`${process.argv[2]}/`)("sharp");
for (const svg of JSON.parse(readFileSync(0, "utf8"))) {
  const pixels = await sharp(Buffer.from(svg)).removeAlpha().toColourspace("srgb").raw().toBuffer();
  for (let done = 0; done < pixels.length; ) done += writeSync(1, pixels, done);
}
