const spellOut = (milliseconds) => `${Math.round(milliseconds / 1000)} s`;

/**
 * One line of progress: kept up to date on a terminal, repeated every ten seconds in a log.
 * @param {string} label
 * @returns {{ end(outcome: string): void }}
 */
export function showProgress(label) {
  const began = Date.now();
  const terminal = process.stdout.isTTY;
  const line = (state) => `  ${label} … ${state}`;
  const rewrite = (text) => process.stdout.write(`\r\x1b[K${text}`);
  if (terminal) rewrite(line(""));
  else console.log(line("").trimEnd());

  const tell = () => {
    const elapsed = spellOut(Date.now() - began);
    if (terminal) rewrite(line(elapsed));
    else console.log(line(elapsed));
  };
  const ticking = setInterval(tell, terminal ? 1000 : 10_000);
  return {
    end(outcome) {
      clearInterval(ticking);
      const last = line(`${outcome} after ${spellOut(Date.now() - began)}`);
      if (terminal) rewrite(`${last}\n`);
      else console.log(last);
    },
  };
}
