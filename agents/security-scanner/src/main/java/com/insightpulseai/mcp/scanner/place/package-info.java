/**
 * The line of a manifest on which a finding is shown.
 */
package com.insightpulseai.mcp.scanner.place;
