/** The lines of an example that ask the engine: `// ask margin positions[0] price 80 = 10.8 within 1e-9`. */
import assert from "node:assert/strict";
import type { Position } from "../../../src/engine/account";
import { Decimal } from "../../../src/engine/decimal";
import type { AccountReport } from "../../../src/engine/evaluate";
import type { Answer } from "../../../src/engine/questions/answer";
import { fundingTime } from "../../../src/engine/questions/funding";
import { hedgeFor, reductionFor } from "../../../src/engine/questions/hedge";
import { leverageFor } from "../../../src/engine/questions/leverage";
import { marginFor } from "../../../src/engine/questions/margin";
import { largestQuantity } from "../../../src/engine/questions/quantity";
import { liquidationStages } from "../../../src/engine/questions/stages";
import type { Target } from "../../../src/engine/questions/target";
import { poolShock } from "../../../src/engine/shock/shock";

export interface Asked {
  readonly question: string;
  readonly value: string;
  readonly tolerance: string;
}

const LINE = /^\/\/ ask (?<question>.+) = (?<value>\S+)(?: within (?<tolerance>\S+))?$/;

export function askedIn(block: string): Asked[] {
  const lines = block.split("\n").filter((line) => /^\s*\/\/\s*ask\b/.test(line));
  return lines.map((line) => {
    const groups = LINE.exec(line)?.groups;
    assert.ok(groups, `Cannot be read: ${line}`);
    return { question: groups["question"]!, value: groups["value"]!, tolerance: groups["tolerance"] ?? "0" };
  });
}

export function assertAnswered(report: AccountReport, { question, value, tolerance }: Asked): void {
  const answer = answerTo(report, question);
  if (answer === undefined || value === "none")
    return assert.equal(answer, value === "none" ? undefined : value);
  const difference = answer.minus(value).abs();
  assert.ok(difference.lte(tolerance), `${question} is ${answer.toFixed()}, expected ${value}`);
}

function answerTo(report: AccountReport, question: string): Decimal | undefined {
  const { account } = report;
  const [kind, ...words] = question.split(" ") as [string, ...string[]];
  if (kind === "shock") {
    const side = words.pop() as "down" | "up";
    return poolShock(account, account.positions[0]!.pool, pairs(words))[side];
  }
  const [, index, rest] = /^positions\[(\d+)\](.*)$/.exec(words[0]!) ?? [];
  const position: Position = account.positions[Number(index)]!;
  const target = () => targetOf(words[1]!, words[2]!);
  switch (kind) {
    case "margin":
      return valueOf(marginFor(account, position, target())).amount;
    case "leverage":
      return valueOf(leverageFor(account, position, target())).leverage;
    case "quantity":
      return valueOf(largestQuantity(account, position, words[1] === "stop" ? lossAt(words) : target()));
    case "hedge":
      return valueOf(hedgeFor(account, position, target()));
    case "reduce":
      return valueOf(reductionFor(account, position, target()));
    case "funding":
      return valueOf(fundingTime(account, position, pairs(words.slice(1)))).intervals;
    case "stages": {
      const stages = valueOf(liquidationStages(account, position));
      if (rest === ".length") return new Decimal(stages.length);
      const [, stage, field] = /^\[(\d+)\]\.(\w+)$/.exec(rest!)!;
      return stages[Number(stage)]![field as "price" | "remaining"];
    }
    default:
      return assert.fail(`Nobody answers: ${question}`);
  }
}

function targetOf(kind: string, value: string): Target {
  return kind === "price"
    ? { kind, price: new Decimal(value) }
    : { kind: "distance", distance: new Decimal(value.replace("%", "")).div(100) };
}

function lossAt([, , price, , amount]: readonly string[]) {
  return { kind: "loss-at-price", price: new Decimal(price!), amount: new Decimal(amount!) } as const;
}

function pairs(words: readonly string[]): Map<string, Decimal> {
  const found = new Map<string, Decimal>();
  for (let at = 0; at + 1 < words.length; at += 2) found.set(words[at]!, new Decimal(words[at + 1]!));
  return found;
}

function valueOf<Value>(answer: Answer<Value>): Value {
  assert.ok("value" in answer, `No answer: ${"reason" in answer ? answer.reason : ""}`);
  return answer.value;
}
