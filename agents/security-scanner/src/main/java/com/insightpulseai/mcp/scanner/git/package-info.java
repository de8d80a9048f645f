/**
 * Repositories as the git program sees them. A scanned repository is hostile: nothing in its configuration may start a program.
 */
package com.insightpulseai.mcp.scanner.git;
