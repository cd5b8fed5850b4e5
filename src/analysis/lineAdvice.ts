/** What a diagnostic advises, said for a line: its words in place of the fields of a file. */

/** The message with its advice in the words of the notation, where there is a way to say it. */
export function inWordsOfLine(code: string, message: string): string {
  const advice = adviceFor(code, message);
  if (advice === undefined) return message;
  const told = message.replace(FILE_ADVICE, "").replace(" in the file,", " in the line,");
  return `${told} ${advice}`;
}

/** The sentence with which a message turns to the fields of the file, to its end. */
const FILE_ADVICE = /(?<=[.;]) (?:Add|Give each|Set|Say in) [^]*$/;

function adviceFor(code: string, message: string): string | undefined {
  if (!FILE_ADVICE.test(message)) return undefined;
  switch (code) {
    case "missing-tiers":
      return "Add the rate of its tier, such as rate 0.5%, or a venue whose tables have it: on binance-usdm.";
    case "missing-wallet":
      return message.startsWith("What is posted")
        ? "Give each a leverage or a margin, such as 10x or margin 300, or write cross wallet 2000."
        : "Add wallet and its balance, such as wallet 2000.";
    case "missing-leverage":
      return "Add a leverage or a margin, such as 10x or margin 300.";
    case "missing-fee":
      return "Add the taker fee, such as fee 0.05%.";
    case "opposite-legs":
      return "Add hedge if the venue holds both.";
    case "wallet-without-asset":
      return "Name the asset of the wallet, such as wallet 2000 USDT.";
    default:
      return undefined;
  }
}
