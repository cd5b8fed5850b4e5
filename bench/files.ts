/** Position files of any size: every position its own symbol, three in four cross, two thirds long. */
export function positionFile(count: number, edited?: { index: number; quantity: string }): string {
  const positions: string[] = [];
  const instruments: string[] = [];
  for (let index = 0; index < count; index++) {
    const symbol = `S${index}USDT`;
    const entryPrice = (100 + (index % 977) * 3.17).toFixed(2);
    const markPrice = (Number(entryPrice) * (index % 2 === 0 ? 0.99 : 1.01)).toFixed(3);
    const quantity = edited?.index === index ? edited.quantity : (1 + (index % 17) * 0.37).toFixed(3);
    instruments.push(
      `    "${symbol}": { "tiers": [ { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" }, { "maintenanceMarginRate": "0.01", "maxLeverage": "50" } ] }`,
    );
    positions.push(
      `    { "symbol": "${symbol}", "side": "${index % 3 === 0 ? "short" : "long"}", "quantity": "${quantity}", "entryPrice": "${entryPrice}", "markPrice": "${markPrice}", "leverage": "${5 + (index % 10)}", "marginMode": "${index % 4 === 0 ? "isolated" : "cross"}" }`,
    );
  }
  return `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "${count * 1000}", "collateral": "USDT" },
  "instruments": {
${instruments.join(",\n")}
  },
  "positions": [
${positions.join(",\n")}
  ]
}
`;
}

/** The same as `positionFile` in YAML, with the quantity of the position in the middle. */
export function yamlPositionFile(count: number, quantity: string): string {
  const text = positionFile(count, { index: count >> 1, quantity });
  return text
    .replace(/^\{\n|^\}\n/gm, "")
    .replace(/^ {2}"(\w+)": [{[]$/gm, "$1:")
    .replace(/^ {2}[}\]],?\n/gm, "")
    .replace(/^ {2}"(\w+)": (.*?),?$/gm, "$1: $2")
    .replace(/^ {4}"(\w+)": (.*?),?$/gm, "  $1: $2")
    .replace(
      /^ {4}\{ (.*) \},?$/gm,
      (_line, fields: string) => `  - ${fields.replaceAll('"', "").split(", ").join("\n    ")}`,
    );
}
