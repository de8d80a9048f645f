package com.insightpulseai.mcp.scanner.github.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one comment of the gate in a pull request. A later run overwrites an earlier one and never the other way round. Of
 * comments that were created concurrently the oldest stays, with the text of the latest run.
 */
final class PullRequestComment {

    private static final int TRIES = 3;

    private final GitHubApi api;
    private final String repository;
    private final URI comments;
    private final CommentMarker marker;
    private final CommentPages pages;

    /** The text of a run, which depends on the comment that it replaces. */
    @FunctionalInterface
    interface Text {

        /**
         * Returns the text, markers included.
         *
         * @param earlier text of the comment; empty where it is to be created
         * @return empty where no comment is to be created
         */
        Optional<String> of(Optional<String> earlier);
    }

    PullRequestComment(GitHubApi api, String repository, long pullRequest, CommentMarker marker) throws PublishException {
        this.api = api;
        this.repository = repository;
        this.comments = api.address("/repos/" + repository + "/issues/" + pullRequest + "/comments");
        this.marker = marker;
        this.pages = new CommentPages(api, comments, marker.key());
    }

    /**
     * Shows a text. It begins anew where the outcome of a creation is not known, so that no comment is created twice, and
     * where the comment was deleted meanwhile.
     */
    void show(Text text) throws PublishException {
        for (int attempt = 1;; attempt++) {
            try {
                showOnce(text);
                return;
            } catch (OutdatedException e) {
                if (attempt == TRIES || !api.pause()) {
                    throw e;
                }
            }
        }
    }

    /** Other comments may be there than those that were read. */
    private static final class OutdatedException extends PublishException {

        private static final long serialVersionUID = 1L;

        OutdatedException(ApiException cause) {
            super(cause.getMessage());
        }
    }

    private void showOnce(Text text) throws PublishException {
        List<IssueComment> own = new OwnComments(api).of(pages.read());
        if (own.isEmpty()) {
            Optional<String> created = text.of(Optional.empty());
            if (created.isPresent()) {
                create(created.get());
            }
            return;
        }
        IssueComment newest = newest(own);
        if (newest.marker().isNewerThan(marker)) {
            unite(own, newest.body());
        } else {
            unite(own, text.of(Optional.of(newest.body())).orElse(newest.body()));
        }
    }

    private static IssueComment newest(List<IssueComment> own) {
        return own.stream().reduce((one, other) -> one.marker().isNewerThan(other.marker()) ? one : other).orElseThrow();
    }

    private void create(String body) throws PublishException {
        IssueComment mine = IssueComment.read(post(body), marker.key()).orElseThrow(ApiFailures::unreadable);
        List<IssueComment> own = new ArrayList<>();
        pages.readEnd().stream().filter(comment -> comment.id() != mine.id() && comment.login().equals(mine.login()))
                .forEach(own::add);
        if (!own.isEmpty()) {
            own.add(mine);
            unite(own, newest(own).body());
        }
    }

    private JsonNode post(String body) throws PublishException {
        try {
            return api.post(comments, object(body)).body();
        } catch (ApiException e) {
            throw e.mayHaveHappened() ? new OutdatedException(e) : e;
        }
    }

    /** Makes one comment of all: the oldest, with the text that is given. */
    private void unite(List<IssueComment> own, String body) throws PublishException {
        List<IssueComment> ordered = own.stream().sorted(Comparator.comparingLong(IssueComment::id)).toList();
        if (!ordered.get(0).body().equals(body)) {
            patch(ordered.get(0), body);
        }
        for (IssueComment later : ordered.subList(1, ordered.size())) {
            delete(later);
        }
    }

    private void patch(IssueComment comment, String body) throws PublishException {
        try {
            api.patch(address(comment), object(body));
        } catch (ApiException e) {
            throw e.isNotFound() ? new OutdatedException(e) : e;
        }
    }

    private void delete(IssueComment comment) throws PublishException {
        try {
            api.delete(address(comment));
        } catch (ApiException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    private URI address(IssueComment comment) throws PublishException {
        return api.address("/repos/" + repository + "/issues/comments/" + comment.id());
    }

    private static ObjectNode object(String body) {
        return JsonNodeFactory.instance.objectNode().put("body", body);
    }
}
