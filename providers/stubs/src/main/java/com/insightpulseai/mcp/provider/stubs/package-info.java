/**
 * The stubs of all providers at once, for tests of what asks several of them.
 */
package com.insightpulseai.mcp.provider.stubs;
