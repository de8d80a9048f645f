package com.insightpulseai.mcp.functions.socket.filessupported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.functions.socket.filessupported.FilesSupportedAnswer.Names;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Trimmed;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** The files that Socket takes for manifests; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FilesSupportedOutput(
        @JsonPropertyDescription("The kinds of files, in Socket's order") List<SupportedFile> files,
        @JsonPropertyDescription("True if kinds were left out to keep the answer small") boolean truncated,
        @JsonPropertyDescription("Number of kinds that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_PATTERN = 500;

    /** Files of one kind. */
    public record SupportedFile(
            @JsonPropertyDescription("Socket's word for where their packages come from, such as npm") String ecosystem,
            @JsonPropertyDescription("Socket's word for the kind of file") String name,
            @JsonPropertyDescription("Glob pattern of their names, in any folder and without regard to case, such as package.json or requirements/*.txt") String pattern) {
    }

    /** @throws ProblemException {@code upstream_error}, if nothing can be read of what is there: that is no empty list */
    static FilesSupportedOutput of(FilesSupportedAnswer answer, AnswerSize size) {
        List<SupportedFile> all = new ArrayList<>();
        int unreadable = 0;
        for (Map.Entry<String, Received<Map<String, Received<Names>>>> ecosystem : answer.byEcosystem().entrySet()) {
            Optional<Map<String, Received<Names>>> kinds = ecosystem.getValue().record();
            if (kinds.isEmpty()) {
                unreadable++;
            }
            for (Map.Entry<String, Received<Names>> kind : kinds.orElse(Map.of()).entrySet()) {
                Optional<String> pattern = kind.getValue().record().map(Names::pattern).filter(FilesSupportedOutput::isPattern);
                pattern.ifPresent(text -> all.add(new SupportedFile(word(ecosystem.getKey()), word(kind.getKey()), text)));
                unreadable += pattern.isPresent() ? 0 : 1;
            }
        }
        if (all.isEmpty() && unreadable > 0) {
            throw ProblemException.upstreamError(200, "Socket answered with a list of which nothing can be read.");
        }
        List<SupportedFile> fitting = size.fitting(all);
        return new FilesSupportedOutput(fitting, fitting.size() < all.size(),
                Optional.of(unreadable).filter(number -> number > 0));
    }

    /** A pattern that was cut would be another one. */
    private static boolean isPattern(String text) {
        return !text.isBlank() && text.equals(Trimmed.text(text, LONGEST_PATTERN));
    }

    private static String word(String text) {
        return Trimmed.text(text, LONGEST_WORD);
    }
}
