package com.insightpulseai.mcp.scanner.github.publish;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A comment with a marker.
 *
 * @param id of the REST API; a later comment has a greater one
 * @param nodeId of GraphQL
 * @param login of its author; empty where the account is deleted
 */
record IssueComment(long id, String nodeId, String login, String body, CommentMarker marker) {

    /** Reads a comment of the REST API; empty without a marker of this key. */
    static Optional<IssueComment> read(JsonNode comment, String key) {
        String body = comment.path("body").asText("");
        return CommentMarker.read(body).filter(marker -> marker.key().equals(key) && comment.path("id").isIntegralNumber())
                .map(marker -> new IssueComment(comment.path("id").asLong(), comment.path("node_id").asText(""),
                        comment.path("user").path("login").asText(""), body, marker));
    }

    IssueComment withBody(String other) {
        return CommentMarker.read(other).map(read -> new IssueComment(id, nodeId, login, other, read)).orElse(this);
    }
}
