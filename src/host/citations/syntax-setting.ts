import type * as vscode from 'vscode';
import { defaultSyntaxes } from '../../core/usecases/default-syntaxes';
import { configuredValue } from '../settings';

/** The setting that says which citation syntax documents of a language have: VS Code's language id to syntax. */
export function citationSyntaxes(scope?: vscode.ConfigurationScope): ReadonlyMap<string, string> {
  const value = configuredValue('citations.syntaxes', scope) ?? defaultSyntaxes;
  return new Map(typeof value === 'object' ? Object.entries(value as Record<string, string>) : []);
}
