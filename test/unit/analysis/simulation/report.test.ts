import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { usualScenario } from "../../../../src/analysis/simulation/fileScenarios";
import { htmlScenarioReport, markdownScenarioReport } from "../../../../src/analysis/simulation/report";
import { ordersOf, scenarioRun } from "../../../../src/analysis/simulation/run";
import { LONG, SHORT, text } from "../views/bookOf";

const HOSTILE = "<img src=x onerror=alert(1)>";

function reportsOf(file: string) {
  const analysis = analyze(file);
  const runs = ["everything-falls", "march-2020"].map((name) =>
    scenarioRun(usualScenario(name)!, analysis.report!.account, ordersOf(analysis.rows)),
  );
  return {
    markdown: markdownScenarioReport("book.positions.json", analysis, runs, "worse"),
    html: htmlScenarioReport("book <1>.positions.json", analysis, runs, "worse"),
  };
}

describe("the report of scenarios", () => {
  const { markdown, html } = reportsOf(text({ positions: [LONG, SHORT] }));

  it("has a section for each scenario with the outcome and what happens", () => {
    assert.match(markdown, /^# book.positions.json\n/);
    assert.match(markdown, /\n## everything-falls, 1 day\n/);
    assert.match(markdown, /\n## march-2020, 2020-03-12 00:00 UTC to 2020-03-15 00:00 UTC\n/);
    // Worked out by hand in the test of the scenarios view.
    assert.match(markdown, /\n\| as written \| 1 of 2 \| 350 USDT \| 1,000 \| 68.18 % \| −68.18 % \| 600 \|/);
    assert.match(markdown, /\n- day 1, 23:45: The cross pool in USDT was taken over/);
  });

  it("has its pictures in the Markdown itself, each with a text for who does not see it", () => {
    assert.match(markdown, /\n!\[Equity in USDT: everything-falls\]\[picture-1\]\n/);
    const address = /^\[picture-1\]: data:image\/svg\+xml;charset=utf-8,(\S+)$/m.exec(markdown);
    const svg = decodeURIComponent(address![1]!);
    assert.match(svg, /^<svg [^>]*role="img"/);
    assert.match(svg, /<desc [^>]*>From 1,100 to: as written 350/);
  });

  it("is a page that stands alone, in the light and in the dark", () => {
    assert.doesNotMatch(html, /<script|<link|<img|url\(|@import|href=| on[a-z]+="/);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    assert.match(html, /<title>book &lt;1&gt;\.positions\.json<\/title>/);
    assert.match(html, /default-src 'none'/);
    assert.match(html, /prefers-color-scheme:dark/);
    assert.match(html, /<h1>book &lt;1&gt;\.positions\.json<\/h1>/);
    assert.equal(html.match(/<svg /g)!.length, 2);
    assert.match(html, /<th scope="row">as written<\/th><td class="number">1 of 2<\/td>/);
  });

  it("takes no string of the file for markup", () => {
    const hostile = reportsOf(
      text({
        account: { walletBalance: "600" },
        positions: [{ ...LONG, symbol: HOSTILE }],
        instruments: { [HOSTILE]: { maintenanceMarginRate: "0.01" } },
      }),
    );
    assert.ok(!hostile.html.includes("<img"));
    assert.ok(hostile.html.includes("&lt;img src=x onerror=alert(1)&gt; long cross"));
    assert.ok(!/(?<!\\)<img/.test(hostile.markdown));
  });

  it("tells why an arrangement has no figures", () => {
    const { markdown } = reportsOf(text({ positions: [{ ...LONG, leverage: undefined }] }));
    assert.match(markdown, /all isolated: No leverage and no isolated margin is stated/);
  });
});
