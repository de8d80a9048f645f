/**
 * Sentry's API as it is spoken: the REST client, the records that its JSON is read into, and its response headers. Any
 * field of a received record may be missing.
 */
package com.insightpulseai.mcp.provider.sentry.wire;
