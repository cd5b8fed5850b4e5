const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

/**
 * Mocha's usual report with a line for each test that is tried again, and at the end the counts in the file that
 * MARGINALIA_TEST_COUNTS names.
 */
module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.on(Runner.constants.EVENT_TEST_RETRY, ({ title }, { message }) =>
      reporters.Base.consoleLog(`    ↻ ${title} is tried again: ${message}`),
    );
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending } = this.stats;
      const file = process.env.MARGINALIA_TEST_COUNTS;
      if (file) writeFileSync(file, JSON.stringify({ passed, failed, pending }));
    });
  }
};
