/** The composite action and the workflows: a small runner of composite steps, and what is tested with it. */
package com.insightpulseai.mcp.scanner.action;
