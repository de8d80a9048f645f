// A recorded call as a command for a POSIX shell.
import {config} from '../frame/config';
import {isFile, isTruncated} from './body';

const MASK = '***';

/** Quotes any text for a POSIX shell: nothing within single quotes is expanded. */
export function quoted(text: string): string {
  return "'" + text.replaceAll("'", "'\\''") + "'";
}

/**
 * The command that calls a tool with its redacted input. Where each tool has a host of its own, that is a placeholder. The token
 * is read from `$TOKEN`. Parts that the audit log has masked or cut become bare placeholders such as `<<masked>>`: the body is no
 * JSON until a person has replaced them, so it is refused as a whole, and a provider never sees a mask as a value.
 */
export function curlOf(provider: string, tool: string, payload: unknown): string {
  const tools = config()?.tools_url;
  const base = tools ? new URL(tools, location.origin).href.replace(/\/$/, '') : 'https://<<host of the tool>>';
  const url = `${base}/providers/${encodeURIComponent(provider)}/${encodeURIComponent(tool)}`;
  return [
    `curl -sS -i ${quoted(url)}`,
    `-H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json'`,
    `--data-binary ${quoted(withPlaceholders(payload, '  '))}`,
  ].join(' \\\n  ');
}

/** JSON of the input, on one line where it is short. */
export function withPlaceholders(value: unknown, indent: string): string {
  const compact = write(value, '', '');
  return compact.length <= 160 ? compact : write(value, indent, '\n');
}

function write(value: unknown, indent: string, lead: string): string {
  const placeholder = placeholderOf(value);
  if (placeholder) {
    return placeholder;
  }
  const inner = lead + (lead && indent);
  if (Array.isArray(value)) {
    return value.length ? `[${value.map(item => inner + write(item, indent, inner)).join(',')}${lead}]` : '[]';
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([name, item]) => `${inner}${text(name)}:${lead && ' '}${write(item, indent, inner)}`,
    );
    return fields.length ? `{${fields.join(',')}${lead}}` : '{}';
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value ?? null);
}

function placeholderOf(value: unknown): string | null {
  if (typeof value === 'string') {
    return value.includes(MASK) ? '<<masked>>' : null;
  }
  if (isTruncated(value)) {
    return `<<input of ${value.bytes} bytes, SHA-256 ${hex(value.sha256)}>>`;
  }
  return isFile(value) ? `<<file of ${value.bytes} bytes, SHA-256 ${hex(value.sha256)}>>` : null;
}

function hex(digest: string): string {
  return digest.replace(/[^0-9a-f]/gi, '').slice(0, 64);
}

/** A JSON string in which control, bidi and other invisible characters are escapes, so that a terminal shows what is sent. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, found =>
    Array.from({length: found.length}, (_, at) => '\\u' + found.charCodeAt(at).toString(16).padStart(4, '0')).join(''),
  );
}
