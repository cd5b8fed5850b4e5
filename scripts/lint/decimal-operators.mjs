/**
 * Reports JavaScript operators on Decimals. They compile and are wrong: `a > b` compares as text, `a + b` joins text,
 * `a === b` asks whether they are the same object.
 */
const WRONG = new Set(["<", ">", "<=", ">=", "==", "!=", "===", "!==", "+", "-", "*", "/", "%", "**"]);

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    messages: { wrong: "`{{operator}}` on a Decimal does not do arithmetic; use its methods." },
    schema: [],
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const isDecimal = (node) => {
      const type = services.getTypeAtLocation(node);
      const parts = type.isUnion() ? type.types : [type];
      return parts.some((part) => checker.typeToString(part) === "Decimal");
    };
    // Asking whether there is a value at all, or whether it is one object in particular, is no arithmetic.
    const asksForPresence = (node) =>
      node.type === "Identifier" && (node.name === "undefined" || /^[A-Z_]+$/.test(node.name));
    return {
      BinaryExpression(node) {
        if (!WRONG.has(node.operator)) return;
        const isIdentity = node.operator === "===" || node.operator === "!==";
        if (isIdentity && (asksForPresence(node.left) || asksForPresence(node.right))) return;
        if (isDecimal(node.left) || isDecimal(node.right)) {
          context.report({ node, messageId: "wrong", data: { operator: node.operator } });
        }
      },
      UnaryExpression(node) {
        if ((node.operator === "-" || node.operator === "+") && isDecimal(node.argument)) {
          context.report({ node, messageId: "wrong", data: { operator: node.operator } });
        }
      },
    };
  },
};
