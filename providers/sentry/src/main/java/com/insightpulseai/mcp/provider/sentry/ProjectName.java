package com.insightpulseai.mcp.provider.sentry;

import java.util.List;

/** How callers name a project: by the slug that lists of issues give, or by Sentry's number. */
public final class ProjectName {

    /** Either of them; -1 would be all projects. */
    public static final String FORM = "(?!-[0-9]+$)[A-Za-z0-9_-]{1,100}";
    /** For callers who sent something else. */
    public static final String FORM_MESSAGE = "must be a project's slug or id";

    private ProjectName() {
    }

    /** Whether one of them is a slug; no slug of Sentry's consists of digits only. */
    public static boolean isAnySlug(List<String> projects) {
        return projects.stream().anyMatch(ProjectName::isSlug);
    }

    static boolean isSlug(String project) {
        return !project.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
