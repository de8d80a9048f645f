package com.insightpulseai.mcp.hub;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.hub.run.RunDirectory;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstreamServer;

/** What the hub prints when it is ready. */
final class Announcement {

    private static final String RULE = "=".repeat(100) + "\n";

    private Announcement() {
    }

    /**
     * The text, with tokens in it where there are any: a secret.
     *
     * @param tokens by role, from the least to the most powerful; empty outside of a sandbox
     */
    static String of(Hub hub, Map<String, String> tokens) {
        StringBuilder text = new StringBuilder("\n");
        Optional<Sandbox> sandbox = hub.sandbox();
        sandbox.ifPresent(simulated -> text.append(sandbox(hub, simulated, tokens)));
        text.append("Console: ").append(hub.settings().origin()).append("/console/\n");
        text.append("Ready on ").append(hub.settings().origin()).append(", database ")
                .append(hub.directory().map(folder -> shown(folder) + " (psql \"$(cat " + shown(folder) + "/database-url)\")")
                        .orElseGet(() -> hub.settings().database().map(Object::toString).orElse("")))
                .append(". Ctrl-C stops it.\n");
        return text.toString();
    }

    private static String sandbox(Hub hub, Sandbox sandbox, Map<String, String> tokens) {
        StringBuilder text = new StringBuilder(RULE);
        text.append("SANDBOX. SUPABASE_URL is not set, so this hub issues tokens of its own. Not for real use.\n");
        if (!sandbox.simulated().isEmpty()) {
            text.append("Played, nothing real is asked: ")
                    .append(sandbox.simulated().stream().map(SimulatedUpstreamServer::name).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (!sandbox.real().isEmpty()) {
            text.append("REAL, because of a key in the vault or an address in the environment: ")
                    .append(String.join(", ", sandbox.real())).append('\n');
        }
        text.append("\nTokens, valid for 12 hours or until the hub stops, also in ")
                .append(hub.directory().map(Announcement::shown).orElse("")).append("/tokens.json:\n");
        tokens.forEach((role, token) -> text.append('\n').append(role).append('\n').append(token).append('\n'));
        text.append("\nTry a scan (a call of each other tool is in docs/tools/README.md):\n\n")
                .append(curl(hub.settings().origin(), tokens.getOrDefault("ops_operator", "")));
        sandbox.simulated().stream().findFirst().ifPresent(upstream -> text
                .append("\nPlay an outage (docs/sandbox.md has more of them, docs/health.md what follows):\n\n")
                .append(outage(hub.settings().origin(), upstream.name())));
        return text.append('\n').append(RULE).toString();
    }

    private static String outage(String origin, String upstream) {
        return """
                curl -sS -X PUT %s/sandbox/faults/%s \\
                  -H 'Content-Type: application/json' -d '{"fault":"refuse"}'
                """.formatted(origin, upstream);
    }

    private static String curl(String origin, String token) {
        return """
                curl -sS %s/providers/socket/scan.repo \\
                  -H 'Authorization: Bearer %s' \\
                  -H 'Content-Type: application/json' \\
                  -d '{"repo":"demo","manifests":[{"path":"package.json","content":"{\\"dependencies\\":{\\"evil-test-package\\":\\"1.0.0\\"}}"}]}'
                """
                .formatted(origin, token);
    }

    private static String shown(RunDirectory folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.path().startsWith(here) ? here.relativize(folder.path()).toString() : folder.path().toString();
    }
}
