/**
 * Socket's knowledge about packages, which a package URL names. One request asks for all of them, since a request costs
 * the same whatever their number.
 */
package com.insightpulseai.mcp.provider.socket.packages;
