/** Where is told what no user waits for; a `vscode.LogOutputChannel` is one. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(error: string | Error): void;
}
