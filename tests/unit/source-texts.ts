import ts from "typescript";

/** Attributes that a user sees or hears. */
const VISIBLE_ATTRIBUTES = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "description",
  "error",
  "label",
  "placeholder",
  "submitLabel",
  "text",
  "title",
]);

/** Keys given to `i18n.t`; what a template composes is a `*`. */
export function usedKeys(source: string): string[] {
  return [...source.matchAll(/i18n\.t\(\s*(?:"([^"]+)"|`([^`]+)`)/g)].map(
    ([, literal, template]) => literal ?? (template ?? "").replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "*"),
  );
}

/** Texts that a component would show in one language only, with the file and the line. */
export function visibleTexts(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => {
    if (!/\p{L}/u.test(text)) return;
    found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    else if (ts.isJsxAttribute(node)) {
      visitAttribute(node);
      return;
    }
    if (ts.isJsxExpression(node) && node.expression) reportLiterals(node.expression);
    ts.forEachChild(node, visit);
  };
  const visitAttribute = (attribute: ts.JsxAttribute): void => {
    const { initializer } = attribute;
    if (!initializer) return;
    if (!VISIBLE_ATTRIBUTES.has(attribute.name.getText())) ts.forEachChild(initializer, visit);
    else if (ts.isStringLiteral(initializer)) report(initializer, initializer.text);
    else ts.forEachChild(initializer, (child) => (ts.isExpression(child) ? reportLiterals(child) : undefined));
  };
  /** Literals that an expression may come to; arguments of calls and operands of comparisons are not shown. */
  const reportLiterals = (expression: ts.Expression): void => {
    if (ts.isStringLiteralLike(expression)) report(expression, expression.text);
    else if (ts.isTemplateExpression(expression)) {
      report(
        expression,
        [expression.head, ...expression.templateSpans.map((span) => span.literal)].map((part) => part.text).join(""),
      );
    } else if (ts.isConditionalExpression(expression)) {
      reportLiterals(expression.whenTrue);
      reportLiterals(expression.whenFalse);
    } else if (ts.isParenthesizedExpression(expression)) reportLiterals(expression.expression);
    else if (ts.isBinaryExpression(expression)) {
      const { kind } = expression.operatorToken;
      if (kind === ts.SyntaxKind.PlusToken) reportLiterals(expression.left);
      const chooses = [
        ts.SyntaxKind.AmpersandAmpersandToken,
        ts.SyntaxKind.BarBarToken,
        ts.SyntaxKind.QuestionQuestionToken,
      ];
      if (kind === ts.SyntaxKind.PlusToken || chooses.includes(kind)) reportLiterals(expression.right);
    }
  };

  visit(file);
  return found;
}
