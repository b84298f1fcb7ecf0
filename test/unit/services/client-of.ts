import { loadYaml } from '../../../src/core/parse/yaml/load-yaml';
import { ServiceClient, type ClientPorts } from '../../../src/core/services/client';
import { type AnswerFile, KeptAnswers } from '../../../src/core/services/kept-answers';
import type { Network } from '../../../src/core/services/model';
import { EagerClock } from './eager-clock';

/** A file in memory; `text` is what is in it. */
export class MemoryFile implements AnswerFile {
  text: string | undefined;
  written = 0;

  constructor(text?: string) {
    this.text = text;
  }

  read(): Promise<string> {
    return this.text === undefined ? Promise.reject(new Error('There is no such file.')) : Promise.resolve(this.text);
  }

  write(text: string): Promise<void> {
    this.text = text;
    this.written++;
    return Promise.resolve();
  }
}

export const day = '2026-11-29';

/** Answers that are kept in memory. */
export function keptAnswers(file: AnswerFile = new MemoryFile(), today = () => day): KeptAnswers {
  return new KeptAnswers(file, today, { warn: () => undefined });
}

/** A client over a network. */
export function clientOf(network: Network, ports: Partial<ClientPorts> = {}): ServiceClient {
  return new ServiceClient({
    network,
    clock: new EagerClock(),
    time: () => Date.parse(`${day}T12:00:00Z`),
    today: () => day,
    answers: keptAnswers(),
    isWeb: false,
    loadYaml,
    ...ports,
  });
}
