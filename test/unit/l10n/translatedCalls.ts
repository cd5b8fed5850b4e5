/** Every place of the source that asks for a translation, found without the tool that writes the bundle. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { sourceFiles } from "../../../scripts/l10n/extract.mjs";

export interface TranslatedCall {
  readonly place: string;
  /** As it stands in a bundle; none where the text is not written out in the call. */
  readonly key: string | undefined;
  /** What is put into the text; none where it is not a plain list. */
  readonly argumentCount: number | undefined;
  readonly isOfVscode: boolean;
  /** Whether the call is made when the module is loaded. */
  readonly isAtLoading: boolean;
}

export function translatedCalls(): TranslatedCall[] {
  return sourceFiles(".").flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const calls: TranslatedCall[] = [];
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node)) {
        const callee = node.expression.getText(source);
        if (/^(vscode\.)?l10n\.t$/.test(callee)) calls.push(callOf(node, file, source));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return calls;
  });
}

function callOf(call: ts.CallExpression, file: string, source: ts.SourceFile): TranslatedCall {
  const { line } = source.getLineAndCharacterOfPosition(call.getStart(source));
  const [first, ...rest] = call.arguments;
  const isSpread = rest.some((argument) => ts.isSpreadElement(argument));
  const isNamed = rest.length === 1 && ts.isObjectLiteralExpression(rest[0]!);
  const isObject = first !== undefined && ts.isObjectLiteralExpression(first);
  return {
    place: `${file}:${line + 1}`,
    key: first === undefined ? undefined : keyOf(first),
    argumentCount: isSpread || isNamed || isObject ? undefined : rest.length,
    isOfVscode: call.expression.getText(source).startsWith("vscode."),
    isAtLoading: ts.findAncestor(call, ts.isFunctionLike) === undefined,
  };
}

function keyOf(argument: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isObjectLiteralExpression(argument)) return undefined;
  const message = propertyOf(argument, "message");
  const comment = propertyOf(argument, "comment");
  if (message === undefined || !ts.isStringLiteralLike(message)) return undefined;
  if (comment === undefined || !ts.isArrayLiteralExpression(comment)) return message.text;
  return `${message.text}/${comment.elements.map((one) => (ts.isStringLiteralLike(one) ? one.text : "")).join("")}`;
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((one) => one.name?.getText() === name);
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}
