import * as vscode from 'vscode';
import { onAbort } from '../core/services/abort';
import type { ModelPort } from '../core/usecases/ask-model';

/** The language models that VS Code has. VS Code itself asks the user once whether the extension may use them. */
export const languageModels = {
  available: async (): Promise<readonly ModelPort[]> => (await vscode.lm.selectChatModels()).map(portOf),
};

function portOf(model: vscode.LanguageModelChat): ModelPort {
  return {
    name: model.name,
    async *ask(prompt, signal) {
      const source = new vscode.CancellationTokenSource();
      const stopListening = onAbort(signal, () => {
        source.cancel();
      });
      try {
        const message = vscode.LanguageModelChatMessage.User(prompt);
        yield* (await model.sendRequest([message], {}, source.token)).text;
      } finally {
        // Of an answer that is not read to its end, the rest is not wanted.
        source.cancel();
        source.dispose();
        stopListening();
      }
    },
  };
}
