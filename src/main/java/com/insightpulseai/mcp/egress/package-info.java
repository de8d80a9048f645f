/**
 * The way out: each request of a provider's REST client is validated against the provider's allowlist, and each address
 * when it is connected to. No redirects, no address literals, responses of bounded size.
 */
package com.insightpulseai.mcp.egress;
