package com.insightpulseai.mcp.generator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/**
 * An environment variable of a function.
 *
 * @param value in YAML, mostly an intrinsic function of CloudFormation
 */
record Setting(String variable, String value) {

    /** The longest that a call may take behind an HTTP API, which itself waits for 30 s: the answer has to get there first. */
    static final long FRONT_DOOR_MS = 28_000;

    /** What a function needs to know of those who call it. */
    static List<Setting> ofCallers() {
        return List.of(new Setting("SUPABASE_URL", "!Ref SupabaseUrl"), new Setting("SUPABASE_JWKS", "!Ref SupabaseJwks"),
                new Setting("GITHUB_OIDC_AUDIENCE", "!Ref GithubOidcAudience"));
    }

    /** What a function needs to know of a provider. */
    static List<Setting> of(Provider provider) {
        List<Setting> settings = new ArrayList<>();
        settings.add(ofRollout(provider));
        provider.variables().forEach(
                variable -> settings.add(new Setting(variable.name(), "!Ref " + PascalCase.of(variable.name()))));
        return settings;
    }

    /** Whether a provider's tools are offered. */
    static Setting ofRollout(Provider provider) {
        return new Setting(property(provider.name(), "enabled"),
                "!If [" + PascalCase.of(provider.name()) + "On, 'true', 'false']");
    }

    static List<Setting> of(List<Provider> providers) {
        return providers.stream().flatMap(provider -> of(provider).stream()).distinct().toList();
    }

    /** Shortens the time of a tool whose answer the front door would not wait for. */
    static Stream<Setting> ofTime(Tool tool) {
        return tool.policy().timeout().toMillis() <= FRONT_DOOR_MS ? Stream.empty()
                : Stream.of(new Setting(property(tool.id().provider(), "tools_" + tool.position() + "__timeout_ms"),
                        "!If [HasFrontDoor, " + FRONT_DOOR_MS + ", !Ref AWS::NoValue]"));
    }

    private static String property(String provider, String field) {
        return ("providers_" + provider + "_" + field).toUpperCase(Locale.ROOT);
    }
}
