package com.insightpulseai.mcp.provider.sentry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;

/**
 * Finds the ids of projects that are named by their slugs. Sentry takes slugs in a list of issues only, and only since June
 * 2026.
 * Nothing of it is kept: slugs can be changed, and given to another project.
 */
final class ProjectIds {

    static final int PER_PAGE = 100;

    private static final int MAX_PAGES = 10;
    private static final int FORBIDDEN = 403;

    private final Function<String, Uni<RestResponse<List<Received<ReceivedProject>>>>> pages;

    /** @param pages asks for the page of a cursor, null for the first one */
    ProjectIds(Function<String, Uni<RestResponse<List<Received<ReceivedProject>>>>> pages) {
        this.pages = pages;
    }

    /** The same projects by their ids; fails with {@code invalid_input} for those that are not found. */
    Uni<List<String>> of(List<String> projects) {
        return ProjectName.isAnySlug(projects)
                ? found(projects, new HashMap<>(), null, 1).onFailure(failure -> UpstreamSession.answered(failure, FORBIDDEN))
                        .transform(failure -> hidden())
                : Uni.createFrom().item(projects);
    }

    private Uni<List<String>> found(List<String> projects, Map<String, String> ids, String cursor, int page) {
        return pages.apply(cursor).chain(answer -> {
            Records.of(answer.getEntity(), ProjectIds::complete).readable()
                    .forEach(project -> ids.putIfAbsent(project.slug(), project.id()));
            Optional<String> next = LinkCursor.next(answer.getStringHeaders().getOrDefault("Link", List.of()));
            if (projects.stream().filter(ProjectName::isSlug).allMatch(ids::containsKey)) {
                return Uni.createFrom().item(projects.stream().map(project -> ids.getOrDefault(project, project)).toList());
            }
            return next.isPresent() && page < MAX_PAGES ? found(projects, ids, next.get(), page + 1)
                    : Uni.createFrom().failure(unknown(projects, ids, next.isPresent()));
        });
    }

    private static Optional<ReceivedProject> complete(ReceivedProject project) {
        return Optional.of(project)
                .filter(known -> known.slug() != null && known.id() != null && !ProjectName.isSlug(known.id()));
    }

    private static ProblemException hidden() {
        return ProblemException.invalidInput("Sentry does not list its projects to the stored token, which lacks the scope "
                + "project:read.", List.of(new Violation("projects", "must be ids, as slugs cannot be looked up")));
    }

    private static ProblemException unknown(List<String> projects, Map<String, String> ids, boolean more) {
        String message = more ? "is not among the first " + MAX_PAGES * PER_PAGE + " projects that Sentry lists; use its id"
                : "is not the slug of a project that the stored token can see";
        List<Violation> violations = new ArrayList<>();
        IntStream.range(0, projects.size())
                .filter(i -> ProjectName.isSlug(projects.get(i)) && !ids.containsKey(projects.get(i)))
                .forEach(i -> violations.add(new Violation("projects[" + i + "]", message)));
        return ProblemException.invalidInput("Sentry has no such project.", violations);
    }
}
