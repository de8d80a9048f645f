package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

/**
 * A part of the organization's list of alerts.
 *
 * @param findings may be none although there are more to come
 * @param next where the next part begins; empty at the end of the list
 * @param unreadable how many alerts of this part cannot be read
 */
public record AlertPage(List<ListedFinding> findings, Optional<AlertCursor> next, int unreadable) {
}
