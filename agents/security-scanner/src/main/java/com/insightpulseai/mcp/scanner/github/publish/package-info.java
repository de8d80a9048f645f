/** Shows a report where GitHub's users look: comment, annotations, step summary, outputs and report files. */
package com.insightpulseai.mcp.scanner.github.publish;
