package com.insightpulseai.mcp.generator.aws;

import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/**
 * The role of functions, and the login of the database that they use. Empty texts are absent.
 *
 * @param login its name without {@code mcp_}
 * @param logs what the names of the functions' log groups have after their common prefix
 * @param seals whether it may read the key that seals the audit log
 */
record Login(String login, String logs, String provider, String condition, String description, boolean seals) {

    static Login of(Provider provider) {
        return new Login(provider.name(), provider.name() + "-*", provider.name(), PascalCase.of(provider.name()) + "Deployed",
                "What the tools of " + provider.name() + " may do", false);
    }

    static Login of(SystemFunction function) {
        return new Login(function.login(), function.module(), "", "", "What the function " + function.module() + " may do",
                function.scheduled());
    }

    String id() {
        return PascalCase.of(login.isEmpty() ? logs : login);
    }

    String descriptionText() {
        return YamlText.of(description);
    }
}
