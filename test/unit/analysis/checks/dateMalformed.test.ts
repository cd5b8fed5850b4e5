import { assertProblems } from "../../../support/annotated";

describe("date-malformed", () => {
  const cases = [
    "24.10.2024",
    "2024-10",
    "2024-13-01",
    "2023-02-29",
    "2024-00-10",
    "20241024",
    "2024-10-24T00:00",
  ];
  for (const date of cases) {
    it(`is said of ${date}`, () => {
      const mark = "^".repeat(date.length + 2);
      assertProblems(`{
        "rulesAsOf": "${date}"
        //           ${mark} error date-malformed: rulesAsOf must be a date as year-month-day, like "2024-10-24"; it is "${date}".
      }`);
    });
  }

  it("is not said of a day that there is", () => {
    for (const date of ["2024-02-29", "2000-12-31"]) assertProblems(`{ "rulesAsOf": "${date}" }`);
  });
});
