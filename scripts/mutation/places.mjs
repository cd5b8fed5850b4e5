// Where a source can be changed so that a test should notice, and what it is changed into.
import ts from "typescript";

/** Methods of Decimal and of arrays: what each is swapped for, and what its argument is when it is dropped. */
const METHODS = {
  plus: { swap: "minus", neutral: "0" },
  minus: { swap: "plus", neutral: "0" },
  times: { swap: "div", neutral: "1" },
  lt: { swap: "lte" },
  lte: { swap: "lt" },
  gt: { swap: "gte" },
  gte: { swap: "gt" },
  // x.plus(0) is x: the call is dropped.
  negated: { swap: "plus", argument: "0", label: "(dropped)" },
  abs: { swap: "plus", argument: "0", label: "(dropped)" },
  some: { swap: "every" },
  every: { swap: "some" },
};

/** Functions that are called by name. */
const FUNCTIONS = {
  quotient: ["product", "first"],
  smaller: ["larger", "first"],
  larger: ["smaller", "first"],
  notNegative: ["first"],
  rounded: ["first"],
  add: ["first"],
  subtract: ["first"],
  plus: ["difference", "first"],
  minus: ["total", "first"],
};

const OPERATORS = {
  "===": "!==",
  "!==": "===",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "&&": "||",
  "||": "&&",
  "+": "-",
  "-": "+",
  "*": "/",
  "??": "(no default)",
};

/**
 * @typedef {object} Mutant
 * @property {number} id
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {string} original the text that changes
 * @property {string} change what becomes of it
 * @property {string} within the line it stands in
 */

/**
 * The source with every mutant in it, each behind a switch: `__mutant(7)` is true while mutant 7 is on. Nothing is
 * evaluated twice and nothing that was lazy becomes eager.
 * @param {string} file
 * @param {string} text
 * @param {number} firstId
 * @returns {{ code: string, mutants: Mutant[] }}
 */
export function withMutants(file, text, firstId = 1) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lines = text.split("\n");
  /** @type {Mutant[]} */
  const mutants = [];

  /** A switch for a new mutant. */
  const on = (node, change) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    const original = node.getText().replace(/\s+/g, " ");
    const id = firstId + mutants.length;
    mutants.push({
      id,
      file,
      line: line + 1,
      column: character + 1,
      original,
      change,
      within: lines[line].trim(),
    });
    return `__mutant(${id})`;
  };

  /** The text of a node, its parts rendered. */
  const plain = (node) => {
    let code = "";
    let position = node.getStart();
    node.forEachChild((child) => {
      code += text.slice(position, child.getStart()) + render(child);
      position = child.end;
    });
    return code + text.slice(position, node.end);
  };

  const render = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return node.getText();
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isBinaryExpression(node)) return binary(node);
    if (ts.isConditionalExpression(node))
      return `${condition(node.condition, node, "branches swapped")} ? ${render(node.whenTrue)} : ${render(node.whenFalse)}`;
    if (ts.isIfStatement(node)) return choice(node);
    if (ts.isPrefixUnaryExpression(node)) return prefix(node);
    return plain(node);
  };

  const call = (node) => {
    const { expression } = node;
    const args = () => node.arguments.map(render).join(", ");
    if (ts.isPropertyAccessExpression(expression) && Object.hasOwn(METHODS, expression.name.text)) {
      const name = expression.name.text;
      const { swap, neutral, argument, label } = METHODS[name];
      const method = `${on(node, label ?? `.${swap}`)} ? "${swap}" : "${name}"`;
      const given =
        argument ?? (neutral ? `${on(node, "operand dropped")} ? ${neutral} : ${args()}` : args());
      return `${render(expression.expression)}${expression.questionDotToken ? "?." : ""}[${method}](${given})`;
    }
    if (ts.isIdentifier(expression) && Object.hasOwn(FUNCTIONS, expression.text)) {
      const callee = FUNCTIONS[expression.text].reduceRight((otherwise, name) => {
        const change = name === "first" ? "operand dropped" : name;
        return `${on(node, change)} ? __instead.${name} : ${otherwise}`;
      }, expression.text);
      return `(${callee})(${args()})`;
    }
    return plain(node);
  };

  const binary = (node) => {
    const operator = node.operatorToken.getText();
    const change = OPERATORS[operator];
    if (change === undefined || isText(node.left) || isText(node.right)) return plain(node);
    const [left, right] = [render(node.left), render(node.right)];
    if (operator === "??") return `${left} ?? (${on(node, change)} ? undefined : ${right})`;
    const mutated = on(node, change);
    if (operator === "===" || operator === "!==") return `(${mutated} !== (${left} ${operator} ${right}))`;
    const [a, b] = operator === "&&" || operator === "||" ? ["() => ", "() => "] : ["", ""];
    return `__instead.either(${mutated}, "${operator}", "${change}")(${a}(${left}), ${b}(${right}))`;
  };

  /** A condition that can be turned round; not where its own operator is mutated to the same effect. */
  const condition = (node, whole, change) => {
    const bare = ts.isParenthesizedExpression(node) ? node.expression : node;
    const isTurnedAlready =
      (ts.isBinaryExpression(bare) && /^[!=]==$/.test(bare.operatorToken.getText())) ||
      (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.ExclamationToken);
    return isTurnedAlready ? render(node) : `(${on(whole, change)} !== !!(${render(node)}))`;
  };

  const choice = (node) => {
    const otherwise = node.elseStatement ? `\nelse ${render(node.elseStatement)}` : "";
    return `if (${condition(node.expression, node.expression, "condition turned round")}) ${render(node.thenStatement)}${otherwise}`;
  };

  const prefix = (node) => {
    if (node.operator === ts.SyntaxKind.ExclamationToken)
      return `(${on(node, "! dropped")} !== !(${render(node.operand)}))`;
    if (node.operator === ts.SyntaxKind.MinusToken)
      return `((${on(node, "sign dropped")} ? 1 : -1) * (${render(node.operand)}))`;
    return plain(node);
  };

  return { code: plain(source), mutants };
}

/** `a + "b"` joins text and is no sum. */
function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}
