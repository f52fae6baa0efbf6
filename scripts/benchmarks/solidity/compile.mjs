// Compiles Solidity: standard JSON from stdin to stdout, by the solc in FOLDER/node_modules, where imports are too.
//
//     node compile.mjs FOLDER < input.json > output.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const modules = join(process.argv[2], "node_modules");
const solc = createRequire(join(modules, "/"))("solc");

function read(path) {
  try {
    return { contents: readFileSync(join(modules, path), "utf8") };
  } catch (error) {
    return { error: error.message };
  }
}

process.stdout.write(solc.compile(readFileSync(0, "utf8"), { import: read }));
