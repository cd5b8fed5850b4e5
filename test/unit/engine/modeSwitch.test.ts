import assert from "node:assert/strict";
import type { Account } from "../../../src/engine/account";
import { modeSwitch } from "../../../src/engine/questions/modeSwitch";
import { account, instrument, position } from "../../support/account";

const obstacles = (of: Account) => {
  const answer = modeSwitch(of, of.positions[0]!);
  assert.ok("value" in answer, "reason" in answer ? answer.reason : "");
  return answer.value.obstacles.map((one) =>
    one.code === "not-enough-available" ? `${String(one.needed)}, ${String(one.missing)} missing` : one.code,
  );
};

describe("the margin that a switch of mode asks for", () => {
  const rules = { modeSwitch: "allowed" } as const;
  const long = position({ leverage: "10" });
  const other = position({ instrument: instrument("ETHUSDT"), leverage: "10" });

  it("is not there while open orders hold it", () => {
    // 90 are left when 10 are posted; 10 of them back the other position.
    const of = (openOrderMargin: string) =>
      account({
        wallet: { USDT: { walletBalance: "100", openOrderMargin } },
        rules,
        positions: [long, other],
      });
    assert.deepEqual(obstacles(of("80")), []);
    assert.deepEqual(obstacles(of("85")), ["10, 5 missing"]);
  });

  it("is that of all positions where the account switches", () => {
    const bold = position({ instrument: instrument("ETHUSDT"), leverage: "4" });
    const of = account({ wallet: "30", rules: { modeSwitch: "account-wide" }, positions: [long, bold] });
    assert.deepEqual(obstacles(of), ["switches-account", "35, 5 missing"]);
  });

  it("is not asked of a pool in which nothing switches", () => {
    const elsewhere = position({ instrument: instrument("ETHUSDC"), pool: "USDC", leverage: "10" });
    const of = account({
      wallet: { USDT: { walletBalance: "100" }, USDC: { walletBalance: "5" } },
      rules,
      positions: [long, elsewhere],
    });
    assert.deepEqual(obstacles(of), []);
  });

  it("is not told where the wallet or what another position holds is not known", () => {
    assert.deepEqual(obstacles(account({ rules, positions: [long] })), []);
    const bare = position({ instrument: instrument("ETHUSDT") });
    assert.deepEqual(obstacles(account({ wallet: "15", rules, positions: [long, bare] })), []);
  });
});
