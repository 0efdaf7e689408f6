// compare-d3-sankey.mjs: our flow chart's layout beside d3-sankey's, on the same graphs in one run
// SPDX-License-Identifier: GPL-3.0-or-later
//
// d3-sankey is not part of this project; put it into a scratch folder:
//   npm install --prefix FOLDER d3-sankey@0.12.3
//   D3_SANKEY_FOLDER=FOLDER node compare-d3-sankey.mjs PATH/TO/bench-sankey [S,M,L] [ITERATIONS]
// Prints a line of JSON for each size: medians of five runs (one for L, where d3 takes minutes),
// ratios ours to theirs, crossings of both counted alike: pairs of links between two layers.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bench, sizes = 'S,M', iterations = '6'] = process.argv.slice(2);
const folder = process.env.D3_SANKEY_FOLDER;
if (!bench || !folder) {
  console.error('usage: D3_SANKEY_FOLDER=FOLDER node compare-d3-sankey.mjs BENCH-SANKEY [SIZES] [ITERATIONS]');
  process.exit(2);
}
const require = createRequire(pathToFileURL(join(resolve(folder), 'package.json')));
const { sankey } = require('d3-sankey');

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

// Fenwick trees of counts and of values over the places in the next layer.
function crossings(links, place, layerOf, nLayers) {
  let count = 0, weighted = 0;
  for (let layer = 0; layer + 1 < nLayers; layer++) {
    const gap = links.filter((l) => layerOf[l.source] === layer);
    gap.sort((a, b) => place[a.source] - place[b.source] || place[a.target] - place[b.target]);
    const n = 1 + gap.reduce((most, l) => Math.max(most, place[l.target]), 0);
    const counts = new Float64Array(n + 1), values = new Float64Array(n + 1);
    let total = 0, totalValue = 0;
    for (const link of gap) {
      let above = 0, aboveValue = 0;
      for (let at = place[link.target] + 1; at > 0; at &= at - 1) {
        above += counts[at];
        aboveValue += values[at];
      }
      count += total - above;
      weighted += (totalValue - aboveValue) * link.value;
      total += 1;
      totalValue += link.value;
      for (let at = place[link.target] + 1; at <= n; at += at & -at) {
        counts[at] += 1;
        values[at] += link.value;
      }
    }
  }
  return { count, weighted };
}

function runTheirs(graph) {
  const nodes = graph.nodes.map((node) => ({ layer0: node.layer }));
  const links = graph.links.map((link) => ({ ...link }));
  const nLayers = 1 + Math.max(...graph.nodes.map((node) => node.layer));
  const layout = sankey().nodeWidth(12).nodePadding(8).extent([[0, 0], [1600, 1000]])
    .nodeAlign((node) => node.layer0).iterations(Number(iterations));
  const start = process.hrtime.bigint();
  layout({ nodes, links });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;

  const place = new Array(nodes.length);
  for (let layer = 0; layer < nLayers; layer++) {
    const column = nodes.filter((node) => node.layer === layer);
    column.sort((a, b) => a.y0 - b.y0).forEach((node, i) => { place[node.index] = i; });
  }
  return { ms, ...crossings(graph.links, place, graph.nodes.map((n) => n.layer), nLayers) };
}

function runOurs() {
  return execFileSync(resolve(bench), { encoding: 'utf8' }).trim().split('\n').map(JSON.parse);
}

const scratch = mkdtempSync(join(tmpdir(), 'sankey-'));
execFileSync(resolve(bench), ['--dump', scratch]);
const ours = runOurs();
for (const size of sizes.split(',')) {
  const graph = JSON.parse(readFileSync(join(scratch, `sankey-${size}.json`), 'utf8'));
  const runs = Array.from({ length: size === 'L' ? 1 : 5 }, () => runTheirs(graph));
  const theirs = { ...runs[0], ms: median(runs.map((run) => run.ms)) };
  for (const line of ours.filter((each) => each.size === size)) {
    console.log(JSON.stringify({
      benchmark: 'sankey-beside-d3', size, nodes: line.nodes, links: line.links,
      iterations: Number(iterations), siftings: line.siftings,
      d3_ms: Number(theirs.ms.toFixed(2)), our_ms: line.median_ms,
      times_faster: Number((theirs.ms / line.median_ms).toFixed(1)),
      d3_crossings: theirs.count, our_crossings: line.crossings,
      crossings_share: Number((line.crossings / theirs.count).toFixed(4)),
      weighted_share: Number((line.weighted_crossings / theirs.weighted).toFixed(4)),
    }));
  }
}
rmSync(scratch, { recursive: true });
