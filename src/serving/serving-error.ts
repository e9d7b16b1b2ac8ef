// Why nothing can be served: the port, the address, or what was asked for. A command tells it as bad usage.

export class ServingError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'ServingError';
    this.hint = hint;
  }
}
