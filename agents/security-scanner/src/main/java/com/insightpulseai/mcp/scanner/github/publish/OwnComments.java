package com.insightpulseai.mcp.scanner.github.publish;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tells the comments of the token's own user from those of others who quote a marker. A token with the right to write may
 * change the comments of anybody, and one of an app, such as {@code GITHUB_TOKEN}, cannot ask {@code GET /user}; so GraphQL
 * is asked, whose {@code viewer} is the user of any token.
 *
 * @see <a href="https://docs.github.com/en/graphql/reference/interfaces#comment">viewerDidAuthor</a>
 */
final class OwnComments {

    private static final int MOST_NODES = 100;
    private static final String QUERY = "query($ids: [ID!]!) { viewer { login } "
            + "nodes(ids: $ids) { ... on IssueComment { viewerDidAuthor body } } }";

    private final GitHubApi api;

    OwnComments(GitHubApi api) {
        this.api = api;
    }

    /** Returns the own ones of some comments, each with its present text. */
    List<IssueComment> of(List<IssueComment> comments) throws PublishException {
        if (comments.isEmpty()) {
            return List.of();
        }
        JsonNode data = api.query(query(comments)).body().path("data");
        JsonNode nodes = data.path("nodes");
        if (viewer(data).isEmpty()) {
            data = api.query(query(List.of())).body().path("data");
        }
        String viewer = viewer(data);
        if (viewer.isEmpty()) {
            throw new PublishException("A comment of the gate is there already, and GitHub's GraphQL API does not tell "
                    + "whether it is the own one; it was left alone.");
        }
        List<IssueComment> own = new ArrayList<>();
        for (int i = 0; i < comments.size(); i++) {
            IssueComment comment = comments.get(i);
            JsonNode node = nodes.path(i);
            if (node.path("viewerDidAuthor").asBoolean(false) || viewer.equalsIgnoreCase(comment.login())) {
                own.add(comment.withBody(node.path("body").asText("")));
            }
        }
        return own;
    }

    /** An error about one comment may leave no data at all. */
    private static String viewer(JsonNode data) {
        return data.path("viewer").path("login").asText("");
    }

    private static ObjectNode query(List<IssueComment> comments) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("query", QUERY);
        ArrayNode ids = query.putObject("variables").putArray("ids");
        comments.stream().limit(MOST_NODES).forEach(comment -> ids.add(comment.nodeId()));
        return query;
    }
}
