/** What is typed in is no business of a browser's autofill. */

const FIELDS = "input[type=text], input[type=search], select";

/**
 * Gives the field in focus a form of its own. At every key Chromium's autofill reads all fields of the form that is
 * typed in, and fields without a form are one form to it: the hundreds of a table would be read and classified, beside
 * the numbers, for longer than it takes to work these out. One field alone is let be.
 */
export function keepAutofillAway(): void {
  const form = document.createElement("form");
  form.id = "field-in-focus";
  form.hidden = true;
  // Enter in the only field of a form would submit it.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  document.body.append(form);
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(FIELDS)) target.setAttribute("form", form.id);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target instanceof Element && target.matches(FIELDS)) target.removeAttribute("form");
  });
}
