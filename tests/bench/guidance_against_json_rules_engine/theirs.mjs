// SPDX-License-Identifier: Apache-2.0
// node theirs.mjs RULES.json FACTS.json RUNS: one engine with all rules, the facts given to each run as constants,
// the top 3 of the events by priority, each with the conditions that held and the values they held on.
import {readFileSync} from 'node:fs'
import {Engine} from 'json-rules-engine'

const read = path => JSON.parse(readFileSync(path, 'utf8'))
const [rules, customers, runs] = [read(process.argv[2]), read(process.argv[3]), Number(process.argv[4])]
const engine = new Engine(rules, {allowUndefinedFacts: true})

const held = (condition, to) => {
  const inner = condition.all ?? condition.any
  if (inner) inner.filter(one => one.result).forEach(one => held(one, to))
  else to.push(`${condition.fact} ${condition.operator} ${condition.value} (${condition.factResult})`)
  return to
}

const choose = async facts => {
  const {results} = await engine.run(facts)
  results.sort((a, b) => b.event.params.priority - a.event.params.priority)
  return {
    fitting: results.length,
    top: results.slice(0, 3).map(one => ({title: one.event.params.title, why: held(one.conditions, []).join(' and ')})),
  }
}

for (const facts of customers) await choose(facts)
const times = []
for (let run = 0; run < runs; ++run)
  for (const facts of customers) {
    const start = process.hrtime.bigint()
    await choose(facts)
    times.push(Number(process.hrtime.bigint() - start) / 1000)
  }
times.sort((a, b) => a - b)
const fitting = []
for (const facts of customers) fitting.push((await engine.run(facts)).events.map(event => event.type).sort())
console.log(JSON.stringify({median: times[times.length >> 1], fitting}))
