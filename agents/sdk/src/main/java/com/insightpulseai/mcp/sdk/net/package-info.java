/**
 * The way to the server: proxies and certificate authorities of the environment, addresses that tokens may be sent to, and
 * bounded reading of responses.
 */
package com.insightpulseai.mcp.sdk.net;
