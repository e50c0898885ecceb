// Reads Playwright's report: prints how many passed, failed and were skipped, then a line for each test that passed only
// at the second try; adds how long each took to a file.
//   node report.mjs REPORT DURATIONS
import { appendFileSync, readFileSync } from 'node:fs';

const [report, durations] = process.argv.slice(2);
const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'));

const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
const tests = suites.flatMap(specs).flatMap((spec) =>
  spec.tests.map((test) => ({
    name: `${spec.file}, ${test.projectName}: ${spec.title}`,
    seconds: test.results.reduce((sum, result) => sum + result.duration, 0) / 1000,
    isFlaky: test.status === 'flaky',
  })),
);

console.log(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
for (const { name } of tests.filter((test) => test.isFlaky)) console.log(name);
appendFileSync(durations, tests.map(({ name, seconds }) => `${seconds.toFixed(3)} ${name}\n`).join(''));
