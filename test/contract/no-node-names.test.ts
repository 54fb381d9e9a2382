// The house never branches on a concrete node kind: whatever differs between nodes stands in their definitions.

import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { lineAt, type Source, sources } from '../support/sources';

const EQUALITY = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Other words of the house (tasks, kinds of pixel steps) share names with nodes; only what is called a type is a node's. */
const isType = (expression: ts.Expression): boolean => /type$/i.test(expression.getText());
const isRegistry = (expression: ts.Expression): boolean => /(registry|nodes|definitions)$/i.test(expression.getText());

function branchesOn(literal: ts.StringLiteralLike): boolean {
  const { parent } = literal;
  if (ts.isBinaryExpression(parent) && EQUALITY.has(parent.operatorToken.kind))
    return isType(parent.left === literal ? parent.right : parent.left);
  if (ts.isCaseClause(parent)) return isType(parent.parent.parent.expression);
  if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression)) {
    const { expression: receiver, name } = parent.expression;
    return ['get', 'has'].includes(name.text) && isRegistry(receiver);
  }
  if (ts.isArrayLiteralExpression(parent)) {
    const call = ts.isPropertyAccessExpression(parent.parent) ? parent.parent.parent : null;
    return call !== null && ts.isCallExpression(call) && call.arguments.some(isType);
  }
  return ts.isElementAccessExpression(parent) && isRegistry(parent.expression);
}

/** Every branch on a node type in a file as "file:line". */
function branches({ file, text }: Source): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && nodes.has(node.text) && branchesOn(node))
      found.push(`${file}:${lineAt(text, node.getStart())} branches on the node type "${node.text}"`);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

test('no source file outside nodes/ branches on a node type', () => {
  expect(sources('src').flatMap(branches)).toEqual([]);
});

test.each([
  "if (node.type === 'detect') run();",
  "if ('count' !== nodeType) run();",
  "switch (step.type) { case 'export': run(); }",
  "const detect = registry.get('detect');",
  "if (['load', 'detect'].includes(node.type)) run();",
  "const load = options.nodes['load'];",
])('caught: %s', (text) => {
  expect(branches({ file: 'src/a.ts', text }).length).toBeGreaterThan(0);
});

test.each([
  "if (card.task === 'detect') run();",
  "switch (step.kind) { case 'load': run(); }",
  "program.command('export');",
])('let through: %s', (text) => {
  expect(branches({ file: 'src/a.ts', text })).toEqual([]);
});
