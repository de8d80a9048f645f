/**
 * Socket's API as it is spoken: the REST client, the records that its JSON is read into and the reading of its streams.
 * Any field of a received record may be missing. Bounds on lines and streams are here too.
 */
package com.insightpulseai.mcp.provider.socket.wire;
