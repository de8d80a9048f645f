package com.insightpulseai.mcp.scanner.github.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The comments of a pull request, all pages of them, of which those with a marker are kept. */
final class CommentPages {

    private static final int MOST_PAGES = 100;

    private final GitHubApi api;
    private final String key;
    private final URI first;
    private URI last;

    CommentPages(GitHubApi api, URI comments, String key) {
        this.api = api;
        this.key = key;
        this.first = URI.create(comments + "?per_page=100");
        this.last = first;
    }

    /** Reads all comments, the oldest first. */
    List<IssueComment> read() throws PublishException {
        return readFrom(first);
    }

    /** Reads the last page again and those after it: new comments are appended. */
    List<IssueComment> readEnd() throws PublishException {
        return readFrom(last);
    }

    private List<IssueComment> readFrom(URI page) throws PublishException {
        List<IssueComment> comments = new ArrayList<>();
        Optional<URI> next = Optional.of(page);
        for (int pages = 0; next.isPresent(); pages++) {
            if (pages == MOST_PAGES) {
                throw new PublishException("The pull request has more than " + MOST_PAGES * 100 + " comments.");
            }
            last = next.get();
            ApiResponse response = api.get(last);
            if (!response.body().isArray()) {
                throw ApiFailures.unreadable();
            }
            for (JsonNode comment : response.body()) {
                IssueComment.read(comment, key).ifPresent(comments::add);
            }
            Optional<String> link = response.link().flatMap(LinkHeader::next);
            next = link.isPresent() ? Optional.of(api.samePlace(link.get())) : Optional.empty();
        }
        return comments;
    }
}
