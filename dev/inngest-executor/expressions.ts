type Scope = Record<string, unknown>;

const path = /^(event|async)(\.[A-Za-z_]\w*)+$/;

/** The value of a path such as `event.data.payeeId`, of a quoted text or of a number. Throws on anything else: the executor knows only this much of CEL. */
export function valueOf(expression: string, scope: Scope): unknown {
  const text = expression.trim();
  if (/^'[^']*'$|^"[^"]*"$/.test(text)) return text.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!path.test(text)) throw new Error(`The local executor does not understand the expression "${expression}". It knows paths, texts, numbers, == and &&.`);
  return text.split(".").reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), scope);
}

/** Whether every comparison of a condition holds. */
export function holds(condition: string, scope: Scope): boolean {
  return condition.split("&&").every((part) => {
    const [left, right, ...more] = part.split("==");
    if (left === undefined || right === undefined || more.length > 0) throw new Error(`The local executor does not understand the condition "${condition}".`);
    return valueOf(left, scope) === valueOf(right, scope);
  });
}
