import { type ToolDefinition, type PropertySchema } from './definitions';

/** What a model is told where it cannot be done: a sentence that says what to do instead. */
export class ToolRefusal extends Error {}

/** What a tool is asked, of the shape that its schema says. */
export type ToolInput = Readonly<Record<string, string | number | readonly string[]>>;

/** More of a text is no sentence, nor a document that somebody writes; in UTF-16 units. */
const maxText = 1_000_000;

/** Holds an input against the schema of a tool: neither door is sure to have done so. Throws `ToolRefusal`. */
export function readInput({ name, inputSchema }: ToolDefinition, input: unknown): ToolInput {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ToolRefusal(`${name} takes an object with ${namesOf(inputSchema.properties)}.`);
  }
  const properties = new Map(Object.entries(inputSchema.properties));
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  for (const [property, value] of given) {
    const schema = properties.get(property);
    if (schema === undefined) {
      throw new ToolRefusal(`${name} has no parameter "${property}": it takes ${namesOf(inputSchema.properties)}.`);
    }
    const expected = refusalOf(schema, value);
    if (expected !== undefined) {
      throw new ToolRefusal(`The parameter "${property}" of ${name} must be ${expected}.`);
    }
  }
  const missing = inputSchema.required.find((property) => !given.some(([each]) => each === property));
  if (missing !== undefined) {
    throw new ToolRefusal(`${name} needs the parameter "${missing}".`);
  }
  return Object.fromEntries(given) as ToolInput;
}

const namesOf = (properties: object): string => Object.keys(properties).join(', ');

/** What a value ought to be that is not of its schema. */
function refusalOf(schema: PropertySchema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      return typeof value !== 'string' || value.trim() === '' || value.length > maxText
        ? `a text that is not empty, of at most ${maxText} characters`
        : schema.enum === undefined || schema.enum.includes(value)
          ? undefined
          : `one of ${schema.enum.join(', ')}`;
    case 'integer':
      return Number.isInteger(value) && Number(value) >= schema.minimum && Number(value) <= schema.maximum
        ? undefined
        : `a whole number from ${schema.minimum} to ${schema.maximum}`;
    case 'array':
      return Array.isArray(value) &&
        value.length >= schema.minItems &&
        value.length <= schema.maxItems &&
        value.every((each) => typeof each === 'string' && each.trim() !== '' && each.length < 1000)
        ? undefined
        : `a list of ${schema.minItems} to ${schema.maxItems} texts`;
  }
}

/** A text that was given; undefined where it was not. */
export function textInput(input: ToolInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}
