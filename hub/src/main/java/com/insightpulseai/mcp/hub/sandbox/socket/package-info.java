/**
 * A simulated Socket with repositories, scans of the manifests that were sent, findings and their triage.
 */
package com.insightpulseai.mcp.hub.sandbox.socket;
